interface Env {
  readonly WORKER: { fetch(request: Request): Promise<Response> };
}

/** Everything below /api is the Worker's, sockets included; to the browser it is the same origin. */
export function onRequest({ request, env }: { request: Request; env: Env }): Promise<Response> {
  return env.WORKER.fetch(request);
}
