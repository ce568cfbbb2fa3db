namespace Web;

internal static class Legacy
{
    public const string Required = "Host=old.example;Database=old;Username=app;SSL Mode=Require";

    public const string Preferred = "Host=old.example;Database=old;Username=app;SSL Mode=Prefer";
}
