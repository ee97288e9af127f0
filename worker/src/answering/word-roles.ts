import type { Language } from "./language.ts";

/**
 * How much of a question's meaning a word carries.
 * - `content`: it names the subject.
 * - `modifier`: it narrows the subject (a day, a number).
 * - `weak`: it often stands beside the subject and seldom is the subject.
 * - `stop`: grammar and courtesy; never searched.
 */
export type WordRole = "content" | "modifier" | "weak" | "stop";

export const ROLE_WEIGHTS = {
  content: 1,
  modifier: 0.6,
  weak: 0.3,
  stop: 0,
} as const satisfies Record<WordRole, number>;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}

const STOP: Record<Language, ReadonlySet<string>> = {
  en: wordSet(`a about actually again all also am an and any anyone anything anyway are arent as at
    be been being both business but by can cannot cant clinic company could couldnt did didnt do does doesnt doing dont each
    else etc even ever every for from had has hasnt have havent having he hello her here hey hi him
    his hm hmm i id if ill im in into is isnt it its ive just kindly lets lot lots may maybe me might
    mine must my myself near no nor not of oh ok okay on or our place ours please pls plz quite really shall
    she should shouldnt so some someone something still such than thank thanks that thats the their
    them then there theres these they thing things this those to too u ur us very was we were what
    whats which whatever will with whether while because although though unless since until wont would wouldnt yeah yes yet you youre your yours r thx`),
  es: wordSet(`a al algo alguien alguna alguno algun aqui asi aun con como cual cuales de del desde
    e el ella ellas ello ellos en entre era es esa esas ese eso esos esta estas este esto estos estan
    estoy favor fue gracias ha han hasta hay he hola la las le les lo los me mi mis muy nos nosotros
    o os otra otro para pero por porque pues que se ser si sin sobre son soy su sus tambien te ti
    tiene tienen tengo tenga tu tus u un una unas uno unos usted ustedes y ya yo hace hacen hacer
    hago no ni voy va van vas vamos vez veces todo toda todos todas cada tan tanto mucho mucha muchos
    muchas poco pues entonces hola buenas buenos ok oye estaba sera seria sido soy somos eres esos
    estamos nada alguno algunas algunos mismo misma nuestro nuestra aca ahi alli
    puedo puede pueden puedes podria podrian podemos podre poder quiero quisiera quieren
    quieres quiere queria gustaria necesito necesita necesitan dar da dan das doy dame deme`),
};

const WEAK: Record<Language, ReadonlySet<string>> = {
  en: wordSet(`able allow allowed already ask asking available best better come does during find first get getting give go going good got great guys happen happens help
    how interested know let like look looking made make many much mean need needed needs new next now
    offer offered offers office one offices only out over people person possible provide
    provided provides question quick right say see start take takes taking talk tell think time trying
    up use used using usually via visit visiting wait want wants way when where who whose why wonder
    wondering work works info information explain long soon before after without own`),
  es: wordSet(`clinica cosa cuando cuanto cuantos cuanta cuantas decir dice donde empresa existe hacemos
    informacion ir mas negocio ofrece ofrecen posible primera primero quien saber tener ver
    visita debo debe deben sacar conseguir consigo pedir pido pregunta preguntar duda ayuda
    ayudar gente persona personas tarda tardan trabajan toman manejan dejar deja llevar
    llevo papa mama cerca listo lista`),
};

const WEEKDAYS = wordSet(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed
  thu thur thurs fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays lunes
  martes miercoles jueves viernes sabado sabados domingo domingos`);
const OTHER_MODIFIERS = wordSet(`today tomorrow tonight yesterday week weeks month months year years
  day days morning afternoon evening night am pm minute minutes hoy manana tarde noche semana mes
  dia dias online old free`);
const NUMBER = /^\p{N}+(?:st|nd|rd|th|am|pm)?$/u;

export function roleOf(word: string, language: Language): WordRole {
  if (STOP[language].has(word)) return "stop";
  if (WEAK[language].has(word)) return "weak";
  if (WEEKDAYS.has(word) || OTHER_MODIFIERS.has(word) || NUMBER.test(word)) return "modifier";
  return "content";
}

export function isWeekday(word: string): boolean {
  return WEEKDAYS.has(word);
}
