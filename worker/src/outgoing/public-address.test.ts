import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAddress, isPublicIp, refusalOfHost } from "./public-address.ts";

describe("an address that nobody may send us to", () => {
  test.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.1./",
    "http://%31%32%37.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.5/",
    "http://172.16.4.4/",
    "http://192.168.1.1/admin",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:169.254.169.254]/",
    "http://192.0.0.192/",
    "http://192.0.2.7/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:53aa:64c::1]/",
    "http://[2001:db8::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[ff02::1]/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://api.localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://nas.lan/",
    "http://router.home.arpa/",
    "http://intranet/",
    "https://clinic.example:8443/",
    "https://clinic.example:22/",
    "http://clinic.example:443/",
    "https://user:secret@clinic.example/",
    "https://clinic.example@127.0.0.1/",
    "https://user@clinic.example/",
    "ftp://clinic.example/",
    "file:///etc/passwd",
    "gopher://clinic.example/",
    "data:text/html,hello",
    "javascript:alert(1)",
    "//clinic.example/",
    "clinic.example",
    "",
    `https://clinic.example/${"a".repeat(2_000)}`,
  ])("%s", (address) => {
    expect(checkAddress(address)).toHaveProperty("refused");
  });

  test("is also one whose name leads to a private one, whichever of its addresses does", async () => {
    const names: Record<string, readonly string[]> = {
      "127.0.0.1.nip.io": ["127.0.0.1"],
      "rebound.example": ["93.184.215.14", "10.0.0.1"],
      "six.example": ["93.184.215.14", "::1"],
      "mapped.example": ["::ffff:192.168.0.1"],
      "odd.example": ["not an address"],
      "nowhere.example": [],
    };
    for (const name of Object.keys(names)) {
      const problem = await refusalOfHost(name, async (host) => names[host] ?? []);
      expect(problem, name).not.toBeNull();
    }
  });
});

test.each([
  ["https://clinic.example/faq", "https://clinic.example/faq"],
  ["http://clinic.example/faq", "https://clinic.example/faq"],
  ["HTTPS://Clinic.Example:443/a?b=c#d", "https://clinic.example/a?b=c"],
  ["https://bücher.example/", "https://xn--bcher-kva.example/"],
  ["https://93.184.215.14/", "https://93.184.215.14/"],
  ["https://[2606:4700::1111]/", "https://[2606:4700::1111]/"],
])("%s may be used, with https", (address, expected) => {
  const checked = checkAddress(address);
  expect("url" in checked && checked.url.href).toBe(expected);
});

test("a public name may be used", async () => {
  expect(
    await refusalOfHost("clinic.example", async () => ["93.184.215.14", "2606:4700::1"]),
  ).toBeNull();
});

test("no private IPv4 address is public in any of the forms that hide it", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const hex = (high: number, low: number) => (high * 256 + low).toString(16);
  fc.assert(
    fc.property(
      fc.constantFrom([10], [127], [192, 168], [169, 254]),
      byte,
      byte,
      byte,
      (head, b, c, d) => {
        const [p = 0, q = 0, r = 0, s = 0] = [...head, b, c, d].slice(0, 4);
        const tail = `${hex(p, q)}:${hex(r, s)}`;
        const forms = [
          `${p}.${q}.${r}.${s}`,
          `::ffff:${tail}`,
          `::${tail}`,
          `64:ff9b::${tail}`,
          `2002:${tail}::1`,
        ];
        return forms.every((form) => !isPublicIp(form));
      },
    ),
  );
});
