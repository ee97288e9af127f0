import type { Language } from "./language.ts";
import { termOf } from "./terms.ts";

export interface Synonym {
  readonly term: string;
  /** How far it stands for the word, 0–1. */
  readonly weight: number;
}

const CLOSE = 0.75;
const RELATED = 0.45;

/** Words that visitors of any business use for one another. */
const CLOSE_GROUPS: Record<Language, readonly string[]> = {
  en: [
    "cost price fee charge pricing expense",
    "location address located directions situated whereabouts",
    "hours open close opening closing",
    "book schedule reserve appointment booking reservation",
    "reschedule postpone rebook",
    "cancel cancellation",
    "phone telephone call number",
    "email mail",
    "refund reimburse reimbursement return",
    "pay payment",
    "insurance insured insurer coverage cover covered",
    "uninsured selfpay",
    "parking park garage",
    "doctor physician provider",
    "child children kid pediatric toddler baby son daughter",
    "vaccine vaccination shot immunization jab",
    "medicine medication drug prescription meds",
    "prescription refill",
    "test lab result blood",
    "telehealth telemedicine virtual video remote online",
    "walkin dropin",
    "form paperwork document",
    "record file chart",
    "bill invoice statement",
    "emergency urgent",
    "language spanish interpreter translator",
    "accessible wheelchair disability disabled",
    "checkup physical exam examination",
    "privacy private confidential",
    "delivery ship shipping deliver",
    "discount coupon promotion deal",
    "job career hiring vacancy",
    "human agent representative receptionist",
    "late delayed",
    "duration last",
    "credit visa mastercard amex card",
    "portal account login",
    "covid coronavirus",
    "referral refer specialist",
    "holiday christmas thanksgiving",
  ],
  es: [
    "costo precio cuesta cuestan tarifa cobran valor honorarios",
    "ubicacion direccion ubicados encuentran queda quedan calle avenida mapa llego llegar domicilio",
    "horario horas hours abierto abiertos abren cierran abrir cerrar",
    "cita turno reservar reserva agendar programar apartar",
    "cancelar anular cancelacion",
    "cambiar reprogramar posponer aplazar mover",
    "telefono llamar numero fono",
    "correo email electronico mail",
    "reembolso devolucion",
    "pagar pago tarjeta efectivo",
    "seguro aseguradora cobertura poliza convenio mutua medicare medicaid",
    "estacionamiento parqueo parqueadero aparcamiento aparcar estacionar parking cochera garaje",
    "doctor doctora medico medica",
    "nino hijo hija hijito hijita pediatra pediatria bebe menor menores infantil",
    "vacuna vacunacion inyeccion",
    "gripe influenza",
    "medicina medicamento receta pastilla remedio farmacia",
    "renovar surtido resurtir",
    "resultado analisis examen laboratorio sangre",
    "plazo cuota mensualidad",
    "idioma hablan ingles espanol",
    "urgencia emergencia urgente ambulancia grave",
    "videollamada video virtual telemedicina",
    "envio entrega despacho enviar",
    "descuento oferta promocion rebaja",
    "empleo trabajo vacante",
    "factura recibo cuenta",
    "formulario papeleo documento",
    "expediente historial",
  ],
};

/** Words that only suggest one another; one way, first to the others. */
const RELATED_TO: Record<Language, readonly string[]> = {
  en: [
    "where location address directions",
    "when hours open",
    "cost payment insurance",
    "afford cost payment uninsured",
    "weekend saturday sunday hours",
    "saturday weekend",
    "sunday weekend",
    "car parking",
    "drive parking directions",
    "cash payment",
    "card payment",
    "credit payment",
    "contact phone email",
    "reach phone contact",
    "message email contact",
    "hurt emergency",
    "chest emergency",
    "sick urgent sameday",
    "bring document",
    "staff doctor",
    "team doctor",
    "who doctor",
    "speak language",
    "swap reschedule",
    "change reschedule",
    "missed cancel",
    "website online",
  ],
  es: [
    "donde ubicacion direccion",
    "cuando horario",
    "cuanto costo precio",
    "sabado horario",
    "domingo horario",
    "atienden horario",
    "tarde horario",
    "hoy horario",
    "cerrado horario",
    "hora horario cita",
    "hours cierran abren",
    "coche estacionamiento",
    "carro estacionamiento",
    "auto estacionamiento",
    "cambiar cancelar",
    "cancelar cambiar",
    "mover cancelar",
    "internet video",
    "linea video",
    "contacto telefono correo",
    "respirar emergencia",
    "pecho emergencia",
    "desmayo emergencia",
    "fiebre urgencia",
    "pastilla surtido",
    "medicina surtido",
  ],
};

const SYNONYMS: Record<Language, ReadonlyMap<string, readonly Synonym[]>> = {
  en: collect("en"),
  es: collect("es"),
};

export function synonymsOf(term: string, language: Language): readonly Synonym[] {
  return SYNONYMS[language].get(term) ?? [];
}

/** Every word of the table, in code unit order: a misspelt one is still understood. */
export const SYNONYM_WORDS: Record<Language, readonly string[]> = {
  en: wordsOf("en"),
  es: wordsOf("es"),
};

function wordsOf(language: Language): string[] {
  const groups = [...CLOSE_GROUPS[language], ...RELATED_TO[language]];
  return [...new Set(groups.flatMap((group) => group.split(" ")))].sort();
}

function collect(language: Language): Map<string, readonly Synonym[]> {
  const weights = new Map<string, Map<string, number>>();
  const relate = (from: string, to: string, weight: number) => {
    if (from === to) return;
    const known = weights.get(from) ?? new Map<string, number>();
    known.set(to, Math.max(weight, known.get(to) ?? 0));
    weights.set(from, known);
  };
  const termsOf = (group: string) => group.split(" ").map((word) => termOf(word, language));
  for (const group of CLOSE_GROUPS[language]) {
    const terms = termsOf(group);
    for (const from of terms) for (const to of terms) relate(from, to, CLOSE);
  }
  for (const group of RELATED_TO[language]) {
    const [from, ...others] = termsOf(group);
    for (const to of others) relate(from ?? to, to, RELATED);
  }
  return new Map(
    [...weights].map(([from, known]) => [
      from,
      [...known].map(([term, weight]) => ({ term, weight })),
    ]),
  );
}
