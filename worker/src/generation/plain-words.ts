/**
 * Words that say nothing by themselves, in English and Spanish: an answer may use them though its
 * entry does not. What changes a meaning is not among them: "free", "only", "all", "must", "until".
 */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its itself they them their theirs there here we us our ours you
  your yours yourself i me my who whom whose which what when where why how and or but so if then than
  as at by for from in into of on onto to with about per via is are was were be been being am do does
  did have has had having can could will would may might also too well just please thanks thank
  sorry ok okay yes while because since both such let lets sure glad happy course
  el la los las un una unos unas lo al del de en y e o u que como cuando donde cual cuales quien
  quienes por para con a su sus tu tus mi mis nuestro nuestra nuestros nuestras se le les te nos me es
  son era eran ser esta estan estar hay ha han he hemos tiene tienen puede pueden poder si tambien
  pero pues ya usted ustedes nosotros esto eso este ese esa estas estos aqui ahi gracias favor claro`
    .trim()
    .split(/\s+/u),
);

/** They turn a sentence into its opposite. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  `not no nor never neither none cannot without nothing nobody nowhere hardly
  ni nunca jamas sin ningun ninguna ninguno nadie nada tampoco`
    .trim()
    .split(/\s+/u),
);
