namespace Shop;

/// <summary>Texts and types that look like ours and are not: nothing here is reported.</summary>
internal static class LookAlikes
{
    public const string SqlServer = "Server=db.example;Database=shop;User Id=app;Encrypt=false";

    public const string MySql = "Server=db.example;Port=3306;Database=shop;Uid=app;SslMode=Preferred";

    public static readonly Options Other = new() { SslMode = SslMode.Disable };

    internal enum SslMode { Disable, Require }

    internal sealed class Options
    {
        public SslMode SslMode { get; set; }
    }
}
