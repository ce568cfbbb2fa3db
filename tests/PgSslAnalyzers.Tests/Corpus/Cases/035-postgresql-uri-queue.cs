using System;
using Npgsql;

namespace Corpus.C035;

public static class QueueNames
{
    public static readonly Uri Orders = new("postgresql://orders");
    public static readonly Uri Tenant = new("postgresql://orders/tenant3");

    public static bool IsPostgres(string url) =>
        url.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
}
