import type { Texts } from "../i18n.ts";

export const handoff: Texts["handoff"] = {
  agent: "Derivar a un agente de IA",
  agent_hint:
    "Lo que el bot no sabe responder va a un agente propio, con la conversación hasta ese momento. Si falla, lo sustituye una persona o el formulario de contacto.",
  agent_url: "Dirección del agente",
  agent_url_hint: "Una dirección https pública. Cada solicitud va firmada.",
  away: "El bot vuelve tras (minutos)",
  away_hint: "Si quien atiende no da señales durante ese tiempo; se avisa al visitante.",
  has_hours: "Este widget tiene un horario de atención.",
  no_hours: "No hay horario de atención: el widget se considera siempre abierto.",
  outside:
    "Fuera del horario, o cuando no hay nadie de su equipo, los visitantes leen el mensaje de ausencia y pueden dejar sus datos.",
  people: "Los visitantes pueden pedir hablar con una persona",
  people_hint:
    "La conversación espera en su bandeja. Quien la toma responde solo; mientras tanto el bot calla.",
  secret: "Secreto para comprobar nuestra firma",
  secret_hint:
    "Las solicitudes se firman según Standard Webhooks. Guarde el secreto donde solo pueda leerlo el agente.",
  secret_renew_text:
    "El anterior deja de servir al momento: su agente rechazará las solicitudes hasta que conozca el nuevo.",
  secret_renew_title: "¿Crear un secreto nuevo?",
  section: "Derivación",
  test: "Hágale una pregunta",
  test_answered: "Respondió en {{ seconds }} s.",
  test_ask: "Preguntar",
  test_failed: "Falló tras {{ seconds }} s.",
  test_save_first: "Guarde antes: se pregunta al agente que está guardado.",
  to_hours: "Horario de atención",
  wait: "Los visitantes esperan (minutos)",
  wait_hint: "Después se les ofrece dejar sus datos.",
};
