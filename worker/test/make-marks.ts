/** Words that nobody else says. */
export function makeMarks() {
  const mark = crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  const digits = String(Number.parseInt(mark.slice(0, 8), 16) % 10_000_000).padStart(7, "0");
  return {
    mark,
    name: `Ana ${mark}`,
    email: `${mark}@mail.example`,
    phone: `+1312${digits}`,
    session: `session-${mark}`,
  };
}
export type Marks = ReturnType<typeof makeMarks>;
