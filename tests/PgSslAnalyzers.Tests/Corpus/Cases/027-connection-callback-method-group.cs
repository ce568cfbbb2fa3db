using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

#pragma warning disable CS0618

namespace Corpus.C027;

public class NoteRepository(string connectionString)
{
    public NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.UserCertificateValidationCallback = AcceptServer;
        connection.Open();
        return connection;
    }

    private bool AcceptServer(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        return true;
    }
}
