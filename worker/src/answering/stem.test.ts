import { expect, test } from "vitest";
import { stem } from "./stem.ts";
import { stemSpanish } from "./stem-spanish.ts";

test.each([
  ["hour hours hourly"],
  ["walkin walkins"],
  ["appointment appointments"],
  ["cancel cancels cancelled cancelling cancellation canceled canceling"],
  ["price prices priced pricing"],
  ["pay pays paid paying payment payments"],
  ["insure insured insurance insurer insuring"],
  ["book books booked booking bookings"],
  ["located locate location locations"],
  ["refund refunds refunded refundable"],
  ["vaccine vaccines vaccination vaccinated vaccinate"],
  ["park parks parked parking"],
  ["open opens opened opening"],
  ["close closes closed closing"],
  ["child children"],
  ["emergency emergencies"],
  ["prescription prescriptions"],
])("one subject, one stem: %s", (words) => {
  expect(new Set(words.split(" ").map(stem)).size).toBe(1);
});

test.each([
  ["caresses", "caress"],
  ["ties", "tie"],
  ["cries", "cri"],
  ["gas", "gas"],
  ["hopping", "hop"],
  ["hoping", "hope"],
  ["agreed", "agre"],
  ["generously", "generous"],
  ["relational", "relat"],
  ["sky", "sky"],
  ["skies", "sky"],
  ["succeed", "succeed"],
  ["knightly", "knight"],
  ["consistency", "consist"],
])("%s is cut to %s, as Porter2 has it", (word, expected) => {
  expect(stem(word)).toBe(expected);
});

test.each(["bus late", "universal insurance", "form inform", "test protest", "hour house"])(
  "different subjects stay apart: %s",
  (words) => {
    expect(new Set(words.split(" ").map(stem)).size).toBe(2);
  },
);

test.each(["", "a", "42", "été", "приём", "予約", "x2"])("%j is left alone", (word) => {
  expect(stem(word)).toBe(word);
});

test.each([
  ["aceptan aceptar acepta aceptamos aceptado"],
  ["cita citas"],
  ["doctor doctora doctores"],
  ["cancelar cancelo cancelacion cancelaciones"],
  ["horario horarios"],
  ["nino nina ninos ninas"],
  ["pagar pago pagos pagan"],
  ["reservar reserva reservacion"],
])("one Spanish subject, one stem: %s", (words) => {
  expect(new Set(words.split(" ").map(stemSpanish)).size).toBe(1);
});
