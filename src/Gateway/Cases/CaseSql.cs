namespace Attestation.Gateway.Cases;

/// <summary>The statements of the case table. They run on both engines; what differs is filled in by the dialect.</summary>
internal static class CaseSql
{
    public const string NextSerial = """
        insert into serial (year, last) values (@year, 1)
        on conflict (year) do update set last = serial.last + 1
        returning last
        """;

    public const string Insert = """
        insert into application_case (
            id, number, state, due_at, lease_until, attempts, version, channel, category, kind_of_post, school_year, provider_bin, person_key, content_hash,
            received_at, registered_at, warn_at, due_by, alarm_at, releases_at, outcome, notice_id, reply_to, correlation_id, application, evidence, decision, notice,
            journal_seq, journal_hash)
        values (
            @Id, @Number, @State, @DueAt, @LeaseUntil, @Attempts, @Version, @Channel, @Category, @KindOfPost, @SchoolYear, @ProviderBin, @PersonKey, @ContentHash,
            @ReceivedAt, @RegisteredAt, @WarnAt, @DueBy, @AlarmAt, @ReleasesAt, @Outcome, @NoticeId, @ReplyTo, @CorrelationId, @Application, @Evidence, @Decision, @Notice,
            @JournalSeq, @JournalHash)
        """;

    public const string InsertDocument = "insert into case_document (case_id, ordinal, content) values (@CaseId, @Ordinal, @Content)";

    public const string InsertJournal = """
        insert into journal (case_id, seq, at, stop, entry, details, personal, hash)
        values (@CaseId, @Seq, @At, @Stop, @Entry, @Details, @Personal, @Hash)
        """;

    // What was erased after its term is not found any more; only its id is not given to another application.
    public const string Find = "select * from application_case where id = @id and state <> 'Erased'";

    public const string IsErased = "select count(*) from application_case where id = @id and state = 'Erased'";

    public const string HasReceived = """
        select (select count(*) from application_case where id = @id) + (select count(*) from receipt_before where application_id = @id)
        """;

    public const string FindByNumber = "select * from application_case where number = @number and person_key = @personKey";

    public const string FindByNumberAlone = "select * from application_case where number = @number";

    public const string ParkedBefore = "select stop from journal where case_id = @id and entry = 'parked' order by seq desc limit 1";

    public const string FindByNotice = "select * from application_case where notice_id = @noticeId";

    // Only the holder of the version it read saves: a claim, a withdrawal or another worker's save in between raises it.
    public const string Save = """
        update application_case
        set state = @State, due_at = @DueAt, lease_until = @LeaseUntil, attempts = @Attempts, version = version + 1, outcome = @Outcome,
            school_year = @SchoolYear, registered_at = @RegisteredAt, warn_at = @WarnAt, due_by = @DueBy, alarm_at = @AlarmAt, releases_at = @ReleasesAt, notice_id = @NoticeId, evidence = @Evidence,
            decision = @Decision, notice = @Notice, journal_seq = @JournalSeq, journal_hash = @JournalHash
        where id = @Id and version = @Version
        """;

    /// <summary>
    /// Cases of the same person that wait until this one has ended (S2-27) need not wait for their next look. One that is being looked at
    /// just now may have seen this one undecided: its worker loses the case, and it is looked at again at once.
    /// </summary>
    public const string WakeLaterCases = """
        update application_case set due_at = @now, lease_until = null, version = version + 1
        where person_key = @PersonKey and kind_of_post = @KindOfPost and school_year = @SchoolYear and state = 'Collecting' and due_at is not null and number > @Number
        """;

    /// <summary>What was written ahead for a later hour is not sent after a withdrawal.</summary>
    public const string ForgetLaterMessages = "delete from outbox where case_id = @Id and due_at > @now";

    /// <summary>Events that stood before one that had been published: they had been, too.</summary>
    public const string ForgetEvents = "delete from outbox where case_id = @Id and exchange is not null";

    public const string FindReceiptBefore = "select number, received_at, published from receipt_before where application_id = @id";

    public const string ForgetReceiptBefore = "delete from receipt_before where application_id = @id";

    /// <summary>One that was put back may belong to another year than those that waited for it: each looks again.</summary>
    public const string WakeSamePerson = """
        update application_case set due_at = @now, lease_until = null, version = version + 1
        where person_key = @PersonKey and kind_of_post = @KindOfPost and state = 'Collecting' and due_at is not null and number > @Number
        """;

    // One that was parked at receipt has no school year yet: it may turn out to be the earlier one of this year, so it is waited for.
    public const string FiledBefore = """
        select state, outcome from application_case
        where person_key = @PersonKey and kind_of_post = @KindOfPost and school_year in (@SchoolYear, '') and number < @Number and state <> 'Withdrawn'
        """;

    public const string TakePlace = """
        insert into opening (at, waiting) values (@at, 1)
        on conflict (at) do update set waiting = opening.waiting + 1
        returning waiting
        """;

    public const string KeepWithdrawal = """
        insert into early_withdrawal (application_id, at, reason) values (@id, @at, @reason)
        on conflict (application_id) do nothing
        """;

    public const string FindWithdrawal = "select reason from early_withdrawal where application_id = @id";

    public const string ForgetWithdrawal = "delete from early_withdrawal where application_id = @id";

    /// <summary>What cannot be read is put aside, or off, without touching what is in it.</summary>
    public const string PutAside = """
        update application_case set state = @state, due_at = @dueAt, lease_until = null, version = version + 1, journal_seq = @seq, journal_hash = @hash
        where id = @Id and version = @Version
        """;

    public const string Agenda = """
        select (select min(due_at) from application_case where state <> 'AwaitingSignature') as next_case,
               (select min(due_at) from outbox where fault is null) as next_message,
               (select count(*) from application_case where state = 'AwaitingSignature') as awaiting_signature,
               (select count(*) from application_case where due_at is not null and state not in ('Collecting', 'AwaitingSignature')) as under_way
        """;

    public static string Claim(string skipLocked) => $"""
        update application_case
        set lease_until = @leaseUntil, version = version + 1
        where id in (
            select id from application_case
            where due_at <= @now and (lease_until is null or lease_until < @machineNow)
            order by due_at, number
            limit @limit
            {skipLocked})
        returning *
        """;
}
