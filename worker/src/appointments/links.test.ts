import { expect, test } from "vitest";
import { LINK_PURPOSES, openLink, sealLink } from "./links.ts";

const secrets = { CAPABILITY_SECRET: "a".repeat(64) };
const target = { appointmentId: "0192f7a4-6f3e-7c1a-9b52-3d1c8f0a7e44", sequence: 2 };

test("a link opens what it was made for", () => {
  for (const purpose of LINK_PURPOSES) {
    const token = sealLink(secrets, purpose, target);
    expect(token).toMatch(/^[\w-]{48}$/);
    expect(openLink(secrets, purpose, token)).toEqual(target);
  }
});

test("a link to move cancels nothing, nor the other way round", () => {
  expect(openLink(secrets, "cancel", sealLink(secrets, "move", target))).toBeNull();
  expect(openLink(secrets, "move", sealLink(secrets, "cancel", target))).toBeNull();
});

test("each change of the appointment makes another link", () => {
  const next = sealLink(secrets, "cancel", { ...target, sequence: 3 });
  expect(next).not.toBe(sealLink(secrets, "cancel", target));
});

test("no changed letter, other length or other secret opens anything", () => {
  const token = sealLink(secrets, "cancel", target);
  for (let place = 0; place < token.length; place += 1) {
    const letter = token[place] === "A" ? "B" : "A";
    const forged = token.slice(0, place) + letter + token.slice(place + 1);
    expect(openLink(secrets, "cancel", forged)).toBeNull();
  }
  for (const wrong of ["", token.slice(1), `${token}A`, `${token.slice(0, 47)}=`, "é".repeat(48)]) {
    expect(openLink(secrets, "cancel", wrong)).toBeNull();
  }
  const other = { CAPABILITY_SECRET: "b".repeat(64) };
  expect(openLink(other, "cancel", token)).toBeNull();
});

test("while the secret is being changed, links of before go on working", () => {
  const token = sealLink(secrets, "move", target);
  const changed = {
    CAPABILITY_SECRET: "b".repeat(64),
    CAPABILITY_SECRET_PREVIOUS: secrets.CAPABILITY_SECRET,
  };
  expect(openLink(changed, "move", token)).toEqual(target);
});
