namespace Corpus.C034;

public interface IBusFactory { object CreateBus(string connectionString); }

public sealed class Bus(IBusFactory factory)
{
    public object Start(string host, string virtualHost, string user, string password)
        => factory.CreateBus(string.Format("host={0};virtualHost={1};username={2};password={3};timeout=20;requestedHeartbeat=120",
            host, virtualHost, user, password));
}
