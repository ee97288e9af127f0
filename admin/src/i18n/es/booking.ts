import type { Texts } from "../i18n.ts";

export const booking: Texts["booking"] = {
  add_service: "Añadir un servicio",
  after: "Libre después (min)",
  before: "Libre antes (min)",
  capacity: "Citas al mismo tiempo",
  capacity_hint: "Tantas como personas, salas o sillones tenga",
  confirm: "Cada reserva se debe confirmar",
  confirm_hint: "Si no, queda confirmada al momento y el cliente recibe el correo.",
  duration: "Duración (min)",
  feed: "Calendario compartido",
  feed_hint:
    "Suscríbase a esta dirección en cualquier programa de calendario. Quien la tenga puede leer las citas: compártala con cuidado.",
  feed_renew_text: "Los calendarios suscritos a la dirección anterior dejarán de actualizarse.",
  feed_renew_title: "¿Cambiar la dirección del calendario?",
  first_service: "Cita",
  hold: "La hora elegida se reserva durante (minutos)",
  hold_hint: "Mientras el visitante rellena el formulario",
  horizon: "Se puede reservar con antelación de (días)",
  horizon_hint: "De 1 a 365",
  is_on: "Los visitantes reservan citas",
  is_on_hint: "Eligen servicio, día y hora en el chat.",
  no_hours:
    "No hay horario de atención. Las horas se ofrecen dentro de él: defínalo antes de aceptar reservas.",
  no_services: "Sin servicios no hay nada que reservar.",
  notice: "Antelación mínima (minutos)",
  notice_hint: "120 son dos horas; 1440, un día",
  section: "Citas",
  service_name: "Servicio",
  services: "Servicios",
  step: "Una hora cada (minutos)",
  step_hint: "Desde la apertura",
};
