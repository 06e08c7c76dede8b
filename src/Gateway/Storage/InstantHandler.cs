using System.Data;
using System.Runtime.CompilerServices;
using Dapper;

namespace Attestation.Gateway.Storage;

/// <summary>Instants are stored as microseconds since 1970 in both engines: exact, comparable, and free of any time zone setting.</summary>
internal sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    public static long ToStored(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
    {
        parameter.DbType = DbType.Int64;
        parameter.Value = ToStored(value);
    }

    public override DateTimeOffset Parse(object value) =>
        DateTimeOffset.UnixEpoch.AddTicks(Convert.ToInt64(value) * TimeSpan.TicksPerMicrosecond);

    [ModuleInitializer]
    internal static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        DefaultTypeMap.MatchNamesWithUnderscores = true;
    }
}
