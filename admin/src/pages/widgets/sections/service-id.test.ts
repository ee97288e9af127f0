import fc from "fast-check";
import { expect, test } from "vitest";
import { Service } from "../../../../../contracts/appointments.ts";
import { serviceId } from "./service-id.ts";

test.each([
  ["First visit", "first-visit"],
  ["  Révision — dents & gencives ", "revision-dents-gencives"],
  ["初診", "service"],
  ["", "service"],
])("the id of “%s” is %s", (name, id) => {
  expect(serviceId(name, [])).toBe(id);
});

test("services of one name have ids of their own", () => {
  expect(serviceId("Visit", ["visit"])).toBe("visit-2");
  expect(serviceId("Visit", ["visit", "visit-2"])).toBe("visit-3");
});

test("every name makes an id that the contract takes, and that is free", () => {
  const ids = fc.array(fc.string({ maxLength: 60 }), { maxLength: 8 });
  fc.assert(
    fc.property(ids, (names) => {
      const taken: string[] = [];
      for (const name of names) taken.push(serviceId(name, taken));
      expect(new Set(taken).size).toBe(names.length);
      for (const id of taken) expect(Service.shape.id.safeParse(id).success).toBe(true);
    }),
  );
});
