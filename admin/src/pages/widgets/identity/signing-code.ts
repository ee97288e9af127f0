/** What the samples are made for. */
export interface SigningPlace {
  readonly widgetKey: string;
  /** Of a live secret; null where there is none yet. */
  readonly keyId: string | null;
}

/** With the package `jose`, which also runs at the edge. */
export function nodeCode({ widgetKey, keyId }: SigningPlace): string {
  return `import { SignJWT } from "jose";

const secret = new TextEncoder().encode(process.env.CHAT_SECRET);

export function chatToken(user) {
  return new SignJWT({
    name: user.name,
    email: user.email,
    attributes: { plan: user.plan },
  })
    .setProtectedHeader({ alg: "HS256", kid: "${keyId ?? "KEY"}" })
    .setSubject(String(user.id))
    .setAudience("${widgetKey}")
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(secret);
}`;
}

/** Needs no library. */
export function phpCode({ widgetKey, keyId }: SigningPlace): string {
  return `function chat_token($user): string {
    $encode = fn ($bytes) => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $head = $encode(json_encode(['typ' => 'JWT', 'alg' => 'HS256', 'kid' => '${keyId ?? "KEY"}']));
    $body = $encode(json_encode([
        'sub' => (string) $user->id,
        'name' => $user->name,
        'email' => $user->email,
        'attributes' => ['plan' => $user->plan],
        'aud' => '${widgetKey}',
        'iat' => time(),
        'exp' => time() + 3600,
    ]));
    $signature = hash_hmac('sha256', "$head.$body", getenv('CHAT_SECRET'), true);
    return "$head.$body." . $encode($signature);
}`;
}

/** The tag is async: as a rule there is no widget yet to be called when this runs. */
const QUEUE = "window.WeTechForUWidget = window.WeTechForUWidget || [];";

export const PAGE_CODE = `${QUEUE}
WeTechForUWidget.push(["identify", { token }]);`;

export const SIGN_OUT_CODE = `${QUEUE}
WeTechForUWidget.push(["reset"]);`;
