import { MONTH_ES } from "./month-words.ts";
import type { BookingEvent, CustomerBooking, NoticeWords, Saying } from "./words.ts";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const ES: NoticeWords = {
  aVisitor: "un visitante",
  greeting: (name) => `Hola, ${name}:`,
  labels: {
    name: "Nombre",
    email: "Correo",
    phone: "Teléfono",
    page: "Página",
    captured: "Desde",
    service: "Servicio",
    when: "Cuándo",
    businessTime: "Hora allí",
    customerTime: "Hora del cliente",
    notes: "Notas",
  },
  speakers: { user: "Visitante", bot: "Asistente", human: "Equipo", system: "Nota" },
  you: "Usted",
  transcript: "La conversación",
  actions: {
    conversation: "Abrir la conversación",
    lead: "Abrir el contacto",
    appointments: "Abrir las citas",
    dashboard: "Abrir el panel",
    resume: "Seguir con la conversación",
    move: "Elegir otra hora",
    cancel: "Cancelar la cita",
  },
  newConversation: ({ who, widget }) => ({
    subject: `Nueva conversación: ${who} – ${widget}`,
    paragraphs: [`Por primera vez, ${who} está chateando con ${widget}.`],
  }),
  leadCaptured: ({ who, widget }) => ({
    subject: `Nuevo contacto: ${who} – ${widget}`,
    paragraphs: [
      `Alguien ha dejado sus datos en ${widget}. Una respuesta rápida causa la mejor impresión.`,
    ],
  }),
  leadReminder: ({ who, widget, hours }) => ({
    subject: `Aún sin contactar: ${who} – ${widget}`,
    paragraphs: [
      `Este contacto lleva ${plural(hours, "hora", "horas")} esperando y nadie lo ha marcado como contactado.`,
    ],
  }),
  leadEscalation: ({ who, widget, hours }) => ({
    subject: `Contacto desatendido: ${who} – ${widget}`,
    paragraphs: [
      `Este contacto lleva ya ${plural(hours, "hora", "horas")} esperando. Se envió un recordatorio y sigue como nuevo.`,
    ],
  }),
  handoverWaiting: ({ who, widget }) => ({
    subject: `Espera a una persona: ${who} – ${widget}`,
    paragraphs: [
      `Alguien ha pedido hablar con una persona en ${widget} y no hay nadie en la bandeja.`,
    ],
  }),
  visitorReply: ({ user, client, canResume, canReply }) => ({
    subject: `${user}, de ${client}, le ha respondido`,
    paragraphs: [
      `${user}, de ${client}, le ha respondido en el chat. Como ya se había ido, aquí tiene la conversación.`,
      ...(canResume
        ? ["Puede seguir donde la dejó. El enlace es solo para usted: no lo comparta."]
        : canReply
          ? ["Para contestar, responda a este correo."]
          : []),
    ],
  }),
  leadThanks: ({ client, own }) => ({
    subject: `Gracias por escribir a ${client}`,
    paragraphs: own
      ? own.split(/\n{2,}/)
      : ["Gracias por ponerse en contacto. Tenemos sus datos y le responderemos pronto.", client],
  }),
  bookingForCustomer,
  bookingForBusiness: (event, { who, when, isConfirmed, widget }) => {
    const about = `${who}, ${when}`;
    switch (event) {
      case "requested":
        return {
          subject: `Solicitud de cita: ${about}`,
          paragraphs: [
            `Alguien solicita una cita en ${widget}. Confirma la cita o cámbiala de hora.`,
          ],
        };
      case "confirmed":
        return {
          subject: `Nueva cita: ${about}`,
          paragraphs: [`Se ha reservado una cita en ${widget}.`],
        };
      case "moved":
        return {
          subject: `Cita cambiada: ${about}`,
          paragraphs: [
            `El cliente ha elegido otra hora.${isConfirmed ? "" : " Está pendiente de confirmar."}`,
          ],
        };
      case "cancelled":
        return {
          subject: `Cita cancelada: ${about}`,
          paragraphs: ["El cliente ha cancelado la cita. La hora vuelve a estar libre."],
        };
      case "reminder":
        return {
          subject: `Próxima cita: ${about}`,
          paragraphs: [`Se acerca una cita en ${widget}.`],
        };
    }
  },
  summary: (day, client, total) => ({
    subject: `${client} – ${day.replace(",", "")}: ${total}`,
    paragraphs: [`Lo que pasó el ${day.replace(",", "")} en ${client}:`],
  }),
  figures: {
    conversations: "Conversaciones",
    messages: "Mensajes",
    leads: "Contactos nuevos",
    appointments: "Citas creadas",
    handovers: "Atendidas por una persona",
    unanswered: "Preguntas sin respuesta",
  },
  month: MONTH_ES,
  total: (conversations, leads) =>
    `${plural(conversations, "conversación", "conversaciones")}, ${plural(leads, "contacto", "contactos")}`,
  webhooks: {
    paused: ({ client, waiting }) => ({
      subject: `Webhook en pausa: ya no se envía nada – ${client}`,
      paragraphs: [
        "Uno de tus webhooks ha fallado durante demasiado tiempo, así que lo hemos puesto en pausa.",
        `Hay ${plural(waiting, "envío pendiente", "envíos pendientes")}. Lo pendiente, y lo que ocurra a partir de ahora, se guarda 72 horas y se envía en cuanto lo vuelvas a activar.`,
      ],
    }),
    labels: { endpoint: "Dirección", failingSince: "Falla desde", lastError: "Último error" },
    open: "Abrir los webhooks",
  },
  footers: {
    user: (client) => `Recibes este correo porque sigues los chats de ${client}.`,
    address: (widget) =>
      `Recibes este correo porque tu dirección está configurada para los avisos de ${widget}.`,
    visitor: (client) =>
      `Recibe este correo porque alguien dejó su dirección en el sitio web de ${client}. Si no fue usted, puede ignorarlo.`,
    preferences: "Elegir qué avisos recibes",
  },
};

function bookingForCustomer(event: BookingEvent, booking: CustomerBooking): Saying {
  const { service, when, client, isConfirmed, byCustomer, canReply } = booking;
  switch (event) {
    case "requested":
      return {
        subject: `Hemos recibido su solicitud: ${service}, ${when}`,
        paragraphs: [
          `Gracias por su solicitud a ${client}. Le enviaremos otro correo en cuanto esté confirmada.`,
        ],
      };
    case "confirmed":
      return {
        subject: `Cita confirmada: ${service}, ${when}`,
        paragraphs: [`Su cita con ${client} está confirmada. Le esperamos.`],
      };
    case "moved":
      return {
        subject: `Nueva hora: ${service}, ${when}`,
        paragraphs: [
          byCustomer
            ? `Su cita con ${client} tiene una nueva hora.`
            : `${client} ha cambiado su cita. Si la nueva hora no le conviene, elija otra.`,
          ...(isConfirmed ? [] : ["Le enviaremos otro correo en cuanto esté confirmada."]),
        ],
      };
    case "cancelled":
      return {
        subject: `Cita cancelada: ${service}, ${when}`,
        paragraphs: [
          byCustomer
            ? `Su cita con ${client} está cancelada, como deseaba.`
            : `${client} ha tenido que cancelar su cita.${canReply ? " Para acordar otra, responda a este correo." : ""}`,
        ],
      };
    case "reminder":
      return {
        subject: `${isConfirmed ? "Recordatorio" : "Pendiente de confirmar"}: ${service}, ${when}`,
        paragraphs: isConfirmed
          ? [`Se acerca su cita con ${client}.`]
          : [
              `Se acerca la hora que solicitó a ${client}, pero la cita todavía no está confirmada.`,
              "Le enviaremos otro correo en cuanto esté confirmada.",
            ],
      };
  }
}
