import type { Language } from "./language.ts";
import { SYNONYM_WORDS } from "./synonyms.ts";
import { roleOf } from "./word-roles.ts";

const SPANISH: Language = "es";

/**
 * Everyday Spanish words without their accents, rightly spelt, that must not be "repaired" into a
 * business's vocabulary: "hora" is not a misspelt "hola". Only words of four letters or more need to
 * stand here, since shorter ones are never repaired.
 */
const EVERYDAY = new Set(
  `abajo abierta abiertas abre abren abrir acaba acabaron acepta aceptar adios agua ahora alla alli
  alto amiga amigo anoche antes anual apartar aparte aqui area arriba ayer ayuda ayudar baja bajo
  banco banos barato bastante bebe bien bonito boca brazo buena buenas bueno buenos busca buscar busco
  cabeza cada calle calor cama cambia cambiar cambio camino cara carro carta casa casi caso causa
  cena centro cerca cerrado cerrar ciudad clase coche cocina comer comida como compra comprar con
  conmigo conocer consigo consulta contra correo corto cosa costar crear creo cuando cuanta cuantas
  cuanto cuantos cuarto cuatro cuenta cuerpo cuidado cuidar culpa curso dame dando datos deben deber
  debo decir deja dejar deje demas dentro depende derecha desde despues dia dias dice dicen dice dieron
  diez diga digo dinero dolor donde dormir duda duele dura duran durante edad ellas ellos embarazada
  empezar empresa encima encontrar enferma enfermo enfrente enviar envio error escribir escuela
  espalda espera esperar esposa esposo esta estaba estado estar estas estoy examen examenes familia
  fecha feliz feria fiebre fiesta final forma foto frente frio fuera fuerte ganar gente gracias gran
  grande grave gripe grupo gusta gustaria haber habla hablan hablar hace hacen hacer hacia hago hambre
  haria hasta hecho hermana hermano hija hijas hijo hijos hizo hola hombre hombres hora horas hospital
  hoyo igual incluye internet joven juego juegos juntos lado larga largo leche lejos lengua lente
  leer libre libro limite lista listo llama llamar llame llamo llega llegar llego lleva llevar llevo
  luego lugar lunes luna madre mala malo mama manana mandar manera mano manos marca marido martes
  mayor mayores media medio mejor menor menores menos mesa meses metro miedo miembro mientras minuto
  minutos misma mismo momento mover movil mucha muchas mucho muchos muela mujer mujeres mundo nacio
  nada nadie necesita necesitan negro nino nina ninas ninos noche nombre nosotros nota noticia nueva
  nuevas nuevo nuevos numero nunca obra ocho oficina ofrece oido otra otras otro otros padre padres
  paga pagan pagar pagina pago pagos pais palabra papa papel parada parece parte pasa pasado pasar
  paso pastilla pecho pedir pelo pena pensar peor pequena pequeno perder perdi perdon perro persona
  personas peso pide pido piel pierna piso plan planta plato plaza poca poco pocos podemos poder podria
  poner porque posible precio pregunta preguntar prima primo probar pronto propio prueba pueblo pueda
  puede pueden puedes puedo puerta punto quedan queda quedar quien quienes quiere quieren quiero
  quisiera rapido rato razon recibir recibi recibo regalo regla resto ropa saber sabe saben sacar
  sabado salen sale salida salir salieron salud sangre segunda segundo seguro seis semana semanas
  sentir senor senora sera seria servicio siempre siete siento sigue sigo silla sino sirve sitio sobre
  sola solo sueno suerte sucede tanto tarda tardan tarde tardes tarea tarjeta tema temprano tendre
  tener tengo tenia tercer tiempo tienda tiene tienen tierra tipo tocar toda todas todavia todo todos
  toma toman tomar tomo trabaja trabajan trabajar trabajo traer traigo trata tratan trato tren tres
  turno ultima ultimo unica unico usan usar vale vamos varias varios veces vecino veinte venden vender
  venir venta ver verano verdad vers viaje vida viejo viene vienen viernes visita visitar vista vive
  viven vivir vivo volver vuelta vuelvo zapato zona`
    .trim()
    .split(/\s+/u),
);
const TABLED = new Set(SYNONYM_WORDS[SPANISH]);

export function isSpanishWord(word: string): boolean {
  return EVERYDAY.has(word) || TABLED.has(word) || roleOf(word, SPANISH) !== "content";
}
