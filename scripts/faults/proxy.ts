import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

/** Stands between a client and a server, and can cut a connection behind a request. */
export interface Proxy {
  /** Where clients connect, on loopback. */
  readonly port: number;
  /**
   * Lets the next request that holds a text pass, and cuts its connection when the answer comes, which does not pass.
   *
   * @param answer - what the answer holds; by default whatever comes next is it.
   */
  cutBehind(request: string, answer?: string): void;
  /** How many connections were cut. */
  readonly cuts: () => number;
  /** Ends it, and all that is connected. */
  close(): Promise<void>;
}

// A text may come in two pieces.
const KEPT = 512;

/** Starts a proxy before a server. */
export async function startProxy(server: NetConnectOpts): Promise<Proxy> {
  const armed = new Map<string, string>();
  const sockets = new Set<Socket>();
  let cuts = 0;

  const listener = createServer({ noDelay: true }, (client) => {
    const upstream = connect(server);
    let sent = '';
    let awaited: string | undefined;
    const cut = (): void => {
      for (const socket of [client, upstream]) {
        socket.destroy();
        sockets.delete(socket);
      }
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', cut).on('close', cut);
    }
    client.on('data', (data) => {
      sent = sent.slice(-KEPT) + data.toString('latin1');
      for (const [request, answer] of armed) {
        if (!sent.includes(request)) continue;
        armed.delete(request);
        awaited = answer;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (awaited !== undefined && data.toString('latin1').includes(awaited)) {
        cuts += 1;
        cut();
        return;
      }
      client.write(data);
    });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');

  return {
    port: (listener.address() as AddressInfo).port,
    cutBehind: (request, answer = '') => void armed.set(request, answer),
    cuts: () => cuts,
    async close() {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
