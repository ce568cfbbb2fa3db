namespace PgSslAnalyzers.Tool.Wire;

/// <summary>The server's side of a handshake: ends with an error when more comes than any handshake needs.</summary>
/// <param name="inner">The connection.</param>
/// <param name="limit">How many bytes may be read, in bytes.</param>
internal sealed class BoundedStream(Stream inner, long limit) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first byte that was read; -1 before that.</summary>
    public int FirstByte { get; private set; } = -1;

    /// <summary>Whether the limit was reached.</summary>
    public bool IsExhausted => read > limit;

    public override int Read(byte[] buffer, int offset, int count) => Count(buffer.AsSpan(offset, count), inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await inner.ReadAsync(buffer, cancellationToken);
        return Count(buffer.Span, count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Count(Span<byte> buffer, int count)
    {
        if (count > 0 && FirstByte < 0)
            FirstByte = buffer[0];
        read += count;
        return IsExhausted ? throw new IOException($"the server sent more than {limit / 1024} KiB during the handshake") : count;
    }
}
