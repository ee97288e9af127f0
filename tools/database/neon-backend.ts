import net from "node:net";
import type { Duplex } from "node:stream";
import pg from "pg";
import { databaseNameIn } from "./databases.ts";
import {
  beginStatement,
  encodeResult,
  type NeonHeaders,
  type NeonRequest,
  type NeonStatement,
} from "./neon-protocol.ts";

const IDLE_CONNECTION_MS = 10_000;

// Neon passes PostgreSQL's text on as it is; the driver in the Worker does the parsing.
const AS_TEXT: pg.CustomTypesConfig = { getTypeParser: () => (value: unknown) => value };

/** The PostgreSQL server behind the endpoint, with a small pool for each database and user on it. */
export class NeonBackend {
  readonly #server: pg.ClientConfig;
  readonly #connectionsMax: number;
  readonly #pools = new Map<string, pg.Pool>();

  /** `serverUrl` says where; user, password and database come with each request. */
  constructor(serverUrl: string, connectionsMax: number) {
    const { user, password, database, ...where } = new pg.Client(serverUrl);
    const query = new URL(serverUrl).searchParams;
    const isEncrypted = query.has("sslmode") && query.get("sslmode") !== "disable";
    this.#server = {
      host: where.host,
      port: where.port,
      // As psql does for sslmode=require: encrypted, the certificate not checked.
      ...(isEncrypted
        ? { ssl: { rejectUnauthorized: query.get("sslmode") === "verify-full" } }
        : {}),
    };
    this.#connectionsMax = connectionsMax;
  }

  async run(connectionString: string, request: NeonRequest, headers: NeonHeaders): Promise<object> {
    const pool = this.#poolFor(connectionString);
    if (request.kind === "statement") return encodeResult(await execute(pool, request.statement));
    const client = await pool.connect();
    try {
      await client.query(beginStatement(headers));
      const results: object[] = [];
      for (const statement of request.statements) {
        results.push(encodeResult(await execute(client, statement)));
      }
      await client.query("COMMIT");
      return { results };
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  /** A raw connection, for the driver's WebSockets: they carry PostgreSQL's own protocol. */
  connect(): Duplex {
    const socket = net.connect(this.#server.port ?? 5432, this.#server.host ?? "127.0.0.1");
    return socket.setNoDelay(true);
  }

  async stop(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.end()));
  }

  #poolFor(connectionString: string): pg.Pool {
    const { username, password, pathname } = new URL(connectionString);
    const key = `${username}:${password}@${pathname}`;
    const known = this.#pools.get(key);
    if (known) return known;
    const pool = new pg.Pool({
      ...this.#server,
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: databaseNameIn(connectionString),
      max: this.#connectionsMax,
      types: AS_TEXT,
      idleTimeoutMillis: IDLE_CONNECTION_MS,
      // A forgotten pool must not keep a tool from ending.
      allowExitOnIdle: true,
    });
    // The server may end idle connections (a restart, a drop with force); the next query opens a new one.
    pool.on("error", () => undefined);
    // Nor may a connection that is lost inside a transaction end the process: its query fails, and says so.
    pool.on("connect", (client) => client.on("error", () => undefined));
    this.#pools.set(key, pool);
    return pool;
  }
}

function execute(
  target: pg.Pool | pg.PoolClient,
  statement: NeonStatement,
): Promise<pg.QueryArrayResult<unknown[]>> {
  const query: pg.QueryArrayConfig = {
    text: statement.query,
    values: [...statement.params],
    rowMode: "array",
    types: AS_TEXT,
  };
  return target.query(query);
}
