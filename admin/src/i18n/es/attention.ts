import type { Texts } from "../i18n.ts";

export const attention: Texts["attention"] = {
  answers_unhelpful_one: "{{ count }} respuesta de esta semana no ayudó",
  answers_unhelpful_other: "{{ count }} respuestas de esta semana no ayudaron",
  answers_unsure_one: "{{ count }} pregunta de esta semana quedó sin respuesta segura",
  answers_unsure_other: "{{ count }} preguntas de esta semana quedaron sin respuesta segura",
  appointments_pending_one: "{{ count }} cita espera confirmación",
  appointments_pending_other: "{{ count }} citas esperan confirmación",
  leads_waiting_one: "{{ count }} contacto espera desde hace más de un día",
  leads_waiting_other: "{{ count }} contactos esperan desde hace más de un día",
  nothing: "Ahora mismo no hay nada pendiente.",
  publish_failed_one: "{{ count }} widget no se pudo publicar",
  publish_failed_other: "{{ count }} widgets no se pudieron publicar",
  title: "Requiere atención",
  waiting_one: "{{ count }} visitante espera a una persona",
  waiting_other: "{{ count }} visitantes esperan a una persona",
  widgets_never_seen_one: "{{ count }} widget no se ha visto en ningún sitio web",
  widgets_never_seen_other: "{{ count }} widgets no se han visto en ningún sitio web",
  widgets_silent_one: "{{ count }} widget lleva una semana sin señales",
  widgets_silent_other: "{{ count }} widgets llevan una semana sin señales",
};
