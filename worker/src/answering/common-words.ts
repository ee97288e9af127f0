/**
 * Everyday English words, rightly spelt, that must not be "repaired" into a business's vocabulary:
 * "weather" is not a misspelt "whether", nor "dose" a misspelt "does". Only words of four letters or
 * more need to stand here, since shorter ones are never repaired.
 */
const COMMON_WORDS = new Set(
  `above across actor afraid airport alone along always angry animal apple april area arms army
  aunt away back bake ball band bank bark bars base bath beach bean bear beat beer bell best bike
  bird bite black blue boat body boil bone book boot boss bowl boys brain bread break bridge bring
  broken brother brown build bull burn buses cake call calm came camp cane cape capital card care
  cars cart case cash cats cave chain chair change cheap cheese chess chicken church city class
  clean clear climb clock cloth cloud club coal coast coat code coffee coin cold color come cook
  cool copy corn couch count country cousin cream crime cross crowd crypto cups dance dark date
  dating dead dear deep deer desk dinner dirt dish dogs doll door dose down draw dream dress drink
  drive drop duck dust each earn earth east easy edge eggs empty engine enjoy enter evil exam face
  fact fair fall fame farm fast father fear feed feel film fine fire fish fish five flag flat flew
  flight flood floor flow flower fold food fool football force forest fork four fresh friend frog
  fruit fuel full game garden gate gift girl glad glass goal goat gold golf grass gray green group
  grow guess guest guide guitar hair half hand hang happy hard hate head hear heat heavy held hell
  hide high hill hire hole home hope horse hotel house huge hung hunt hurt idea inch iron island
  join joke jump keep kick kill kind king kiss kitchen knee knife lake lamp land large last laugh
  lawn lead leaf learn leave left lend less letter life lift light line lion list live loan local
  lock lone lose loss loud love luck lunch magic mail main male mall mark market marry match math
  meal meat meet menu metal mice mild mile milk mind miss moon more most mother mountain mouse move
  movie music nail name neck nest nice night none noon north nose note nothing novel ocean older
  once open orange other oven pack page pain paint pair palm pants paper parent park part party pass
  past path peace pen phone photo piano pick piece pilot pine pink pipe pizza plan plane plant play
  poem poet point pool poor pope pork port post pound power price proud pull pump push queen quiet
  race radio rain read ready recipe rent rest rice rich ride ring rise river road rock roof room
  root rope rose round rule safe sail salad sale salt same sand save school score sea seat seed
  seen self sell send sense seven shade shall shape share sheep sheet shelf ship shirt shoe shop
  shot show sick side sign silk sing sink sister size skin sleep slow small smell smile smoke snow
  soap soccer soft soil sold song soon sort soul soup south space speed spell spend spoon sport
  spring stand star state stay steak steal steel step stock stone stop store storm story street
  string strong sugar suit summer swim table tail tale talk tall tank task taste taxi team tell
  tennis tent test text thick thin third throw ticket tiger till tiny tire tired toast told tone
  took tool tour towel tower town trade train trash tree trip truck true trust turn twin type ugly
  uncle under unit upon vote wage walk wall warm wash water wave weak wear weather west wheel white
  wide wife wild wind wine wing winter wire wise wish wolf wood wool word world worse write yard
  yellow young zero`
    .trim()
    .split(/\s+/u),
);

export function isCommonWord(word: string): boolean {
  return COMMON_WORDS.has(word);
}
