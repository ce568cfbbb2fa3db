namespace PgSslAnalyzers.Tool.Context;

/// <summary>Something that the user can put right; the message is one line, without a full stop, and repeats nothing that may be a secret.</summary>
internal sealed class UserError : Exception
{
    public UserError()
    {
    }

    public UserError(string message)
        : base(message)
    {
    }

    public UserError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
