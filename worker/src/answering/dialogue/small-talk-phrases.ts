/** What a visitor may say without asking anything. */
export type SmallTalkTopic =
  | "greeting"
  | "how_are_you"
  | "thanks"
  | "bye"
  | "robot"
  | "abilities"
  | "ready"
  | "praise"
  | "okay"
  | "apology"
  | "complaint"
  | "laughter"
  | "emoji";

export interface PhraseGroup {
  readonly topic: SmallTalkTopic;
  /** Null: said in several languages, or in one that the bot has no texts for. */
  readonly language: "en" | "es" | null;
  /** May stand before a question without a comma ("hi do you have parking"). */
  readonly opens: boolean;
  readonly phrases: string;
}

/** Whole phrases, divided by bars; case, accents and punctuation do not matter. */
export const PHRASE_GROUPS: readonly PhraseGroup[] = [
  {
    topic: "greeting",
    language: "en",
    opens: true,
    phrases: `hi|hello|hey|hiya|heya|howdy|hello there|hi there|hey there|good morning|good afternoon
      |good evening|good day|greetings|hey guys|hi guys|hi team|hello team`,
  },
  {
    topic: "greeting",
    language: "en",
    opens: false,
    phrases: `yo|sup|anyone there|anybody there|is anyone there
      |is anybody there|is someone there|are you there|anyone here|hello is anyone there|knock knock
      |nice to meet you`,
  },
  {
    topic: "greeting",
    language: "es",
    opens: true,
    phrases: "hola|buenos días|buen día|buenas tardes|buenas noches|saludos",
  },
  {
    topic: "greeting",
    language: "es",
    opens: false,
    phrases: "buenas|hay alguien|hay alguien ahí|estás ahí|mucho gusto|oye|oiga",
  },
  {
    topic: "greeting",
    language: null,
    opens: true,
    phrases: `hallo|guten tag|guten morgen|guten abend|grüß gott|servus|moin|bonjour|bonsoir|salut
      |coucou|olá|oi|bom dia|boa tarde|boa noite|ciao|buongiorno|buonasera|salve`,
  },
  {
    topic: "how_are_you",
    language: "en",
    opens: false,
    phrases: `how are you|how are you doing|how are you today|how are you doing today|how r u
      |how are u|how do you do|how's it going|how is it going|how are things|how have you been
      |what's up|what is up|whats up|wassup|how's your day|how is your day|hows your day going
      |how's your day going|you good|are you ok|are you okay|how u doing|hope you are well
      |hope you're well|hope you are doing well|i hope you are well`,
  },
  {
    topic: "how_are_you",
    language: "es",
    opens: false,
    phrases: `cómo estás|cómo está|cómo están|cómo está usted|qué tal|qué tal estás|cómo te va
      |cómo le va|cómo va todo|cómo va|qué hay|qué onda|qué pasa|todo bien`,
  },
  {
    topic: "thanks",
    language: "en",
    opens: true,
    phrases: `thanks|thank you|thx|thnx|tnx|ty|tysm|cheers|many thanks|thanks a lot|thanks so much
      |thank you so much|thank you very much|thanks very much|thanks a bunch|thanks a million
      |thanks for your help|thank you for your help|thanks for the help|thank you for the help
      |thanks for the info|thank you for the information|thanks for the information
      |thanks for helping|thank you for helping|thanks for your time|thank you for your time`,
  },
  {
    topic: "thanks",
    language: "en",
    opens: false,
    phrases: `no thanks|no thank you|no thx|much appreciated|i appreciate it|appreciate it
      |i really appreciate it|thats all thanks|that was helpful|that helps|that helped|very helpful
      |that's helpful|you've been helpful|you were helpful|you have been very helpful
      |you helped a lot`,
  },
  {
    topic: "thanks",
    language: "es",
    opens: true,
    phrases:
      "gracias|muchas gracias|mil gracias|muchísimas gracias|gracias por su ayuda|gracias por tu ayuda|gracias por la ayuda|gracias por la información",
  },
  {
    topic: "thanks",
    language: "es",
    opens: false,
    phrases: "no gracias|muy amable|se lo agradezco|te lo agradezco|me sirvió|me ayudó mucho",
  },
  {
    topic: "thanks",
    language: null,
    opens: true,
    phrases: `danke|danke schön|dankeschön|vielen dank|danke sehr|besten dank|merci|merci beaucoup
      |obrigado|obrigada|muito obrigado|muito obrigada|valeu|grazie|grazie mille|molte grazie`,
  },
  {
    topic: "bye",
    language: "en",
    opens: false,
    phrases: `bye|bye bye|byebye|goodbye|good bye|good night|goodnight|see you|see ya|see you later
      |see you soon|see you then|cya|talk to you later|talk later|ttyl|take care|have a nice day
      |have a good day|have a great day|have a good one|have a good night|have a nice evening
      |have a good weekend|that's all|that's all for now|that is all|that will be all|that's it|that is it|i'm done
      |nothing else|i'm all set|all set|all good`,
  },
  {
    topic: "bye",
    language: "es",
    opens: false,
    phrases: `adiós|hasta luego|hasta pronto|hasta mañana|nos vemos|que tenga buen día
      |que tengas buen día|que le vaya bien|eso es todo|nada más|es todo|cuídese|cuídate`,
  },
  {
    topic: "bye",
    language: null,
    opens: false,
    phrases: `chao|chau|tschüss|tschüs|auf wiedersehen|bis bald|bis später|au revoir|à bientôt
      |bonne journée|tchau|até logo|até mais|arrivederci|a presto|addio`,
  },
  {
    topic: "robot",
    language: "en",
    opens: false,
    phrases: `are you a robot|are you a bot|are you robot|are you bot|are you human|are you a human
      |are you a human being|are you real|are you a real person|are you a person|are you an actual person
      |are you a live person|are you a machine|are you a computer|are you an ai|are you ai
      |are you artificial intelligence|are you chatgpt|is this a bot|is this a robot|is this a human
      |is this a real person|is this a person|is this an actual person|is this a live person|is this ai
      |is this an ai|is this chatgpt|is this automated|are you automated|am i talking to a bot
      |am i talking to a robot|am i talking to a human|am i talking to a person|am i talking to an ai
      |am i talking to a real person|am i talking with a bot|am i speaking to a human
      |am i speaking to a real person|am i speaking with a human|am i chatting with a bot
      |am i chatting with a human|am i chatting with a real person|who are you|what are you
      |who am i talking to|who am i speaking to|who am i chatting with|who is this
      |what's your name|what is your name|do you have a name|are you a robot or a human
      |are you a bot or a human|are you a human or a bot|are you a human or a robot
      |are you a person or a bot|are you a bot or a person|are you a real person or a bot
      |are you a bot or a real person|are you a real human|is it a bot|you're a bot|you are a bot
      |you're a robot|you are a robot|are you alive`,
  },
  {
    topic: "robot",
    language: "es",
    opens: false,
    phrases: `eres un robot|es un robot|eres un bot|es un bot|eres humano|eres humana|es humano
      |es usted humano|eres real|eres una persona|es una persona|eres una persona real
      |es usted una persona|es una persona real|es usted un robot|eres una máquina|eres una ia|es una ia
      |hablo con una persona|hablo con un robot|hablo con un bot|estoy hablando con una persona
      |estoy hablando con un robot|estoy hablando con un bot|estoy hablando con una persona real
      |quién eres|quién es usted|qué eres|con quién hablo|cómo te llamas|cómo se llama usted
      |cuál es tu nombre|eres un robot o una persona|eres una persona o un robot`,
  },
  {
    topic: "abilities",
    language: "en",
    opens: false,
    phrases: `what can you do|what do you do|what can you do for me|what can you help with
      |what can you help me with|what can i ask|what can i ask you|what can i ask here
      |what do you know|how can you help|how can you help me|how do you work|how does this work
      |how does this chat work|what is this|what is this chat|what is this chat for
      |what are you for|what else can you do|what should i ask|what questions can i ask
      |what kind of questions can i ask|what questions can you answer`,
  },
  {
    topic: "abilities",
    language: "es",
    opens: false,
    phrases: `qué puedes hacer|qué puede hacer|qué sabes hacer|qué haces|en qué puedes ayudarme
      |en qué me puedes ayudar|en qué puede ayudarme|en qué me puede ayudar|cómo puedes ayudarme
      |cómo me puedes ayudar|qué puedo preguntar|qué te puedo preguntar|qué le puedo preguntar
      |cómo funciona esto|cómo funciona este chat|qué es esto|para qué sirves`,
  },
  {
    topic: "ready",
    language: "en",
    opens: false,
    phrases: `i have a question|i have a quick question|i've got a question|got a question
      |quick question|i have some questions|i have a few questions|i have questions|question
      |can i ask you something|can i ask something|can i ask a question|can i ask you a question
      |may i ask a question|may i ask you something|can you help|can you help me|could you help me
      |could you help|can u help me|can you help me please|i need help|i need some help|need help
      |i need your help|help|help me|please help|please help me|i was wondering|yes|yeah|yep|yup|sure`,
  },
  {
    topic: "ready",
    language: "es",
    opens: false,
    phrases: `tengo una pregunta|tengo una duda|tengo una consulta|tengo dudas|tengo preguntas
      |una pregunta|puedo preguntar algo|puedo hacer una pregunta
      |puedo hacerte una pregunta|te puedo preguntar algo|me puedes ayudar|me puede ayudar
      |puedes ayudarme|puede ayudarme|me ayudas|me ayuda|necesito ayuda|ayuda|ayúdame|sí|claro que sí`,
  },
  {
    topic: "praise",
    language: "en",
    opens: false,
    phrases: `great|awesome|perfect|excellent|wonderful|amazing|fantastic|brilliant|cool|nice|lovely
      |good|very good|good bot|good job|great job|nice job|well done|good to know
      |great to know|sounds good|sounds great|that's great|that is great|that's good|that's perfect
      |that's awesome|that's nice|that's cool|you're great|you are great|you're awesome
      |you are awesome|you're the best|you are the best|you rock|i love you|love it|love you|neat`,
  },
  {
    topic: "praise",
    language: "es",
    opens: false,
    phrases: `perfecto|excelente|genial|estupendo|fantástico|maravilloso|qué bien|muy bien|qué bueno
      |buenísimo|bien hecho|eres el mejor|eres genial|me encanta|te quiero|chévere|bravo`,
  },
  {
    topic: "okay",
    language: "en",
    opens: false,
    phrases: `alright|all right|got it|i see|understood|i understand|makes sense|sure thing
      |no problem|no worries|never mind|nevermind|nvm|forget it|fair enough|okay then|ok then|ok got it
      |no|nope|nah|not now|not right now|maybe later|will do|noted|that's fine|that's ok
      |that's okay|it's ok|it's okay|it's fine|ok cool|ok great|just testing`,
  },
  {
    topic: "okay",
    language: "es",
    opens: false,
    phrases: `vale|de acuerdo|está bien|entendido|entiendo|ya veo|bueno|listo|claro|no importa|olvídalo
      |ninguna|por ahora no|no por ahora|no hay problema|ya entendí`,
  },
  { topic: "okay", language: null, opens: false, phrases: "ok|okay|okey|k|kk|oki|okie|bien" },
  {
    topic: "apology",
    language: "en",
    opens: false,
    phrases: `sorry|i'm sorry|i am sorry|im so sorry|so sorry|my bad|my mistake|my apologies|apologies
      |i apologize|i apologise|excuse me|pardon|pardon me|oops|whoops|sorry about that
      |sorry for that|sorry to bother you|wrong chat|wrong window`,
  },
  {
    topic: "apology",
    language: "es",
    opens: false,
    phrases:
      "perdón|perdona|perdone|disculpa|disculpe|disculpas|lo siento|mil disculpas|me equivoqué",
  },
  {
    topic: "complaint",
    language: "en",
    opens: false,
    phrases: `you're useless|you are useless|this is useless|useless|useless bot|stupid|stupid bot
      |you're stupid|you are stupid|this is stupid|this bot is stupid|dumb|dumb bot|you're dumb
      |you are dumb|idiot|you idiot|you're an idiot|you are an idiot|moron|you suck|this sucks
      |that sucks|bad bot|worst bot|worst bot ever|terrible|terrible bot|this is terrible|horrible
      |this is garbage|shut up|go away|fuck|fuck you|fuck off|wtf|what the fuck|what the hell
      |screw you|damn you|bullshit|this is bullshit|shit|asshole|bitch|i hate you|i hate this
      |i hate bots|i hate chatbots|hate you|not helpful|that's not helpful|that is not helpful
      |this is not helpful|unhelpful|you're not helpful|you are not helping|you're not helping
      |that didn't help|that did not help|that doesn't help|this doesn't help|wrong answer
      |that's wrong|that is wrong|that's not what i asked|that is not what i asked
      |this is not what i asked|not what i asked|you didn't answer my question
      |you did not answer my question|that doesn't answer my question
      |that does not answer my question|thanks for nothing|this is ridiculous|ridiculous|ugh
      |you don't understand|you do not understand|you don't understand me|this bot sucks`,
  },
  {
    topic: "complaint",
    language: "es",
    opens: false,
    phrases: `inútil|eres inútil|eres un inútil|no sirves|no sirves para nada|esto no sirve|tonto
      |eres tonto|estúpido|eres estúpido|idiota|eres un idiota|imbécil|cállate|vete|mierda|qué asco
      |te odio|no me ayuda|no me ayudas|no me sirve|eso no es lo que pregunté|no pregunté eso
      |no respondiste mi pregunta|no entiendes|no me entiendes|pésimo|qué mal`,
  },
];

/** Words that add nothing where the rest is small talk, and mean something elsewhere. */
export const FILLERS: ReadonlySet<string> = new Set(
  `there everyone everybody guys team all bot robot assistant chatbot sir madam maam friend again so
  very much really just well oh ah um uh er hmm hm please pls plz then and too also man dude buddy bro
  mate dear today lol but wow aww yay indeed now
  muy mucho y pues a todos amigo amiga senor senora senorita tambien entonces eh ay hoy por favor`
    .trim()
    .split(/\s+/u),
);
