/** What a customer reads on the pages behind the links in their mails. */
export interface PageTexts {
  readonly service: string;
  readonly time: string;
  /** The same time, as the business's clocks show it. */
  readonly theirTime: string;
  readonly status: {
    readonly pending: string;
    readonly confirmed: string;
    readonly cancelled: string;
    readonly completed: string;
    readonly no_show: string;
  };
  readonly cancelTitle: string;
  readonly cancelAsk: string;
  readonly cancelButton: string;
  readonly cancelled: string;
  readonly moveTitle: string;
  readonly moveAsk: string;
  readonly moveButton: string;
  readonly moved: string;
  readonly movedPending: string;
  readonly newestMail: string;
  readonly taken: string;
  readonly chooseOne: string;
  readonly laterDays: string;
  readonly nothingFree: string;
  readonly cannotMove: string;
  readonly deadTitle: string;
  readonly changedSince: string;
  readonly alreadyOver: string;
  readonly alreadyCancelled: string;
  readonly unknownTitle: string;
  readonly unknown: string;
  readonly awayTitle: string;
  readonly away: string;
}

const en: PageTexts = {
  service: "What",
  time: "When",
  theirTime: "At the business",
  status: {
    pending: "Waiting to be confirmed",
    confirmed: "Confirmed",
    cancelled: "Cancelled",
    completed: "Took place",
    no_show: "Missed",
  },
  cancelTitle: "Cancel your appointment?",
  cancelAsk: "The time will be given to somebody else.",
  cancelButton: "Cancel the appointment",
  cancelled: "Your appointment is cancelled",
  moveTitle: "Move your appointment",
  moveAsk: "Choose another time. Until you do, this one stays yours.",
  moveButton: "Move the appointment",
  moved: "Your appointment has been moved",
  movedPending: "We will confirm the new time.",
  newestMail: "To change it again, use the links in your newest mail.",
  taken: "That time has just been taken. These are free:",
  chooseOne: "Please choose one of the times.",
  laterDays: "Later days",
  nothingFree: "Nothing is free on these days.",
  cannotMove:
    "It cannot be moved online right now. Please call, or use the link in your mail to cancel it.",
  deadTitle: "This link is no longer valid",
  changedSince:
    "The appointment has changed since this link was sent. The newest mail about it has links that work.",
  alreadyOver: "The time of this appointment has come or gone.",
  alreadyCancelled: "This appointment is cancelled.",
  unknownTitle: "This link leads nowhere",
  unknown: "Please open it again from the mail, whole and unchanged.",
  awayTitle: "We cannot reach your appointment right now",
  away: "Nothing was changed. Please try again in a few minutes.",
};

const es: PageTexts = {
  service: "Servicio",
  time: "Fecha y hora",
  theirTime: "Hora del negocio",
  status: {
    pending: "Pendiente de confirmación",
    confirmed: "Confirmada",
    cancelled: "Cancelada",
    completed: "Realizada",
    no_show: "No asistió",
  },
  cancelTitle: "¿Cancelar su cita?",
  cancelAsk: "Su hora quedará libre para otra persona.",
  cancelButton: "Cancelar la cita",
  cancelled: "Su cita está cancelada",
  moveTitle: "Cambiar su cita",
  moveAsk: "Elija otra hora. Mientras tanto, conserva la actual.",
  moveButton: "Cambiar la cita",
  moved: "Su cita se ha cambiado",
  movedPending: "Le confirmaremos la nueva hora.",
  newestMail: "Para volver a cambiarla, use los enlaces de su último correo.",
  taken: "Alguien acaba de reservar esa hora. Estas están libres:",
  chooseOne: "Elija una de las horas.",
  laterDays: "Días siguientes",
  nothingFree: "No hay horas libres en estos días.",
  cannotMove:
    "Ahora mismo no se puede cambiar por internet. Llámenos, o use el enlace de su correo para cancelarla.",
  deadTitle: "Este enlace ya no es válido",
  changedSince:
    "La cita ha cambiado desde que se envió este enlace. El último correo sobre ella tiene enlaces que funcionan.",
  alreadyOver: "La hora de esta cita ya ha llegado o ha pasado.",
  alreadyCancelled: "Esta cita está cancelada.",
  unknownTitle: "Este enlace no lleva a ninguna parte",
  unknown: "Vuelva a abrirlo desde el correo, completo y sin cambios.",
  awayTitle: "Ahora mismo no podemos consultar su cita",
  away: "No se ha cambiado nada. Inténtelo de nuevo dentro de unos minutos.",
};

export type PageLanguage = "en" | "es";
export const PAGE_TEXTS: Readonly<Record<PageLanguage, PageTexts>> = { en, es };
