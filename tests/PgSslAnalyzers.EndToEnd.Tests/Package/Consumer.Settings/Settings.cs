namespace Settings;

public static class Names
{
    public const string Main = "Main";
}
