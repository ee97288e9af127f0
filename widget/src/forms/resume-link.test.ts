import { expect, test } from "vitest";
import { RESUME_FRAGMENT } from "../../../contracts/handover.ts";
import { splitFragment } from "./resume-link.ts";

test("a mail's token is taken out of the fragment, and what is the page's own stays", () => {
  const own = `${RESUME_FRAGMENT}=a.b-c_d`;
  expect(splitFragment(`#${own}`)).toEqual({ token: "a.b-c_d", rest: "" });
  expect(splitFragment(`#prices&${own}`)).toEqual({ token: "a.b-c_d", rest: "#prices" });
  expect(splitFragment(`#${own}&tab=2`)).toEqual({ token: "a.b-c_d", rest: "#tab=2" });
});

test("a fragment without one is left as it is", () => {
  for (const hash of ["", "#prices", "#/route?x=1&y=2"]) {
    expect(splitFragment(hash)).toEqual({ token: null, rest: hash });
  }
  expect(splitFragment(`#${RESUME_FRAGMENT}=`).token).toBeNull();
});
