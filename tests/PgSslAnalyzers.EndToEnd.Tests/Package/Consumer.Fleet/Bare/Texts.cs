namespace Bare;

/// <summary>Without Npgsql this is text.</summary>
public static class Texts
{
    public const string Example = "Host=bare.example;Username=s3cret-user;Password=s3cret-bare;SSL Mode=Require";
}
