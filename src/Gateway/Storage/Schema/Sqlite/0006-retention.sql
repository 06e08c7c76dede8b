-- Ended cases are looked through by age; those that were erased are not looked at again.
create index application_case_ended on application_case (received_at) where state in ('Issued', 'Withdrawn');
