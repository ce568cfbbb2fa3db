using System.Globalization;

namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>A day in the form yyyy-mm-dd, without a time and a time zone. Where it comes from is the caller's matter: nothing here reads a clock.</summary>
public readonly record struct IsoDate
{
    private const string Form = "yyyy-MM-dd";

    private readonly DateTime day;

    private IsoDate(DateTime day) => this.day = day;

    /// <summary>Reads exactly the form yyyy-mm-dd; a day that the calendar does not have is none.</summary>
    public static bool TryParse(string text, out IsoDate date)
    {
        bool isRead = DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day);
        date = new IsoDate(day);
        return isRead;
    }

    /// <summary>The days from <paramref name="other"/> to this day; negative if this day is earlier.</summary>
    public int DaysSince(IsoDate other) => (day - other.day).Days;

    /// <summary>Whether this day comes before <paramref name="other"/>.</summary>
    public bool IsBefore(IsoDate other) => day < other.day;

    /// <summary>The form yyyy-mm-dd.</summary>
    public override string ToString() => day.ToString(Form, CultureInfo.InvariantCulture);
}
