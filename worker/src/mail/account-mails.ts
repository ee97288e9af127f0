import { type WrittenMail, writeMail } from "./layout.ts";

interface Invitation {
  readonly name: string;
  readonly inviterName: string;
  /** Null for somebody who joins the agency itself. */
  readonly clientName: string | null;
  readonly url: string;
  readonly days: number;
}

interface Reset {
  readonly name: string;
  readonly url: string;
  readonly minutes: number;
}

interface Notice {
  readonly name: string;
}

interface TwoFactorChange extends Notice {
  readonly isOn: boolean;
}

interface Lock extends Notice {
  /** How long no sign-in is tried. */
  readonly minutes: number;
}

/** The mails about a user's own account, in one language. */
interface AccountMails {
  invitation(words: Invitation): WrittenMail;
  reset(words: Reset): WrittenMail;
  passwordChanged(words: Notice): WrittenMail;
  twoFactorChanged(words: TwoFactorChange): WrittenMail;
  signInLocked(words: Lock): WrittenMail;
}

const EN: AccountMails = {
  invitation: ({ name, inviterName, clientName, url, days }) =>
    writeMail({
      subject: `${inviterName} invites you to ${clientName ?? "the chat dashboard"}`,
      paragraphs: [
        `Hello ${name},`,
        `${inviterName} has made an account for you, so that you can follow the website chats${clientName ? ` of ${clientName}` : ""}. Choose a password, and you are in.`,
      ],
      action: { label: "Choose a password", url },
      footer: `The link works once, for ${days} days. If you expected no invitation, you can ignore this mail.`,
    }),
  reset: ({ name, url, minutes }) =>
    writeMail({
      subject: "Choose a new password",
      paragraphs: [
        `Hello ${name},`,
        "somebody, hopefully you, asked for a new password. Your old one works until you have chosen another.",
      ],
      action: { label: "Choose a new password", url },
      footer: `The link works once, for ${minutes} minutes. If it was not you, you can ignore this mail.`,
    }),
  passwordChanged: ({ name }) =>
    writeMail({
      subject: "Your password was changed",
      paragraphs: [
        `Hello ${name},`,
        "the password of your account was changed just now, and your other sessions were signed out.",
      ],
      footer:
        "If it was not you, ask for a new password on the sign-in page and tell your administrator.",
    }),
  twoFactorChanged: ({ name, isOn }) =>
    writeMail({
      subject: `Two-factor sign-in was turned ${isOn ? "on" : "off"}`,
      paragraphs: [
        `Hello ${name},`,
        isOn
          ? "from now on, signing in also asks for a code from your authenticator app. Keep your recovery codes somewhere safe."
          : "signing in to your account no longer asks for a code. Your password alone is enough.",
      ],
      footer: "If it was not you, change your password now and tell your administrator.",
    }),
  signInLocked: ({ name, minutes }) =>
    writeMail({
      subject: "Too many attempts to sign in",
      paragraphs: [
        `Hello ${name},`,
        `somebody tried too often to sign in to your account. To keep it safe, we let nobody try for ${minutes} minutes.`,
        "If it was you, wait a moment, or ask for a new password on the sign-in page.",
      ],
      footer: "If it was not you, your password has held. You need not do anything.",
    }),
};

const ES: AccountMails = {
  invitation: ({ name, inviterName, clientName, url, days }) =>
    writeMail({
      subject: `${inviterName} te invita a ${clientName ?? "el panel de chat"}`,
      paragraphs: [
        `Hola, ${name}:`,
        `${inviterName} ha creado una cuenta para que puedas seguir los chats del sitio web${clientName ? ` de ${clientName}` : ""}. Elige una contraseña y ya puedes entrar.`,
      ],
      action: { label: "Elegir contraseña", url },
      footer: `El enlace funciona una sola vez, durante ${days} días. Si no esperabas esta invitación, ignora este correo.`,
    }),
  reset: ({ name, url, minutes }) =>
    writeMail({
      subject: "Elige una contraseña nueva",
      paragraphs: [
        `Hola, ${name}:`,
        "alguien, esperamos que tú, ha pedido una contraseña nueva. La anterior sirve hasta que elijas otra.",
      ],
      action: { label: "Elegir contraseña nueva", url },
      footer: `El enlace funciona una sola vez, durante ${minutes} minutos. Si no has sido tú, ignora este correo.`,
    }),
  passwordChanged: ({ name }) =>
    writeMail({
      subject: "Tu contraseña ha cambiado",
      paragraphs: [
        `Hola, ${name}:`,
        "la contraseña de tu cuenta acaba de cambiar, y hemos cerrado tus otras sesiones.",
      ],
      footer:
        "Si no has sido tú, pide una contraseña nueva en la página de acceso y avisa a tu administrador.",
    }),
  twoFactorChanged: ({ name, isOn }) =>
    writeMail({
      subject: `La verificación en dos pasos está ${isOn ? "activada" : "desactivada"}`,
      paragraphs: [
        `Hola, ${name}:`,
        isOn
          ? "a partir de ahora, al entrar también pediremos un código de tu aplicación de autenticación. Guarda tus códigos de recuperación en un lugar seguro."
          : "tu cuenta ya no pide un código al entrar. Basta con tu contraseña.",
      ],
      footer: "Si no has sido tú, cambia tu contraseña ahora y avisa a tu administrador.",
    }),
  signInLocked: ({ name, minutes }) =>
    writeMail({
      subject: "Demasiados intentos de acceso",
      paragraphs: [
        `Hola, ${name}:`,
        `alguien ha intentado entrar en tu cuenta demasiadas veces. Para protegerla, nadie podrá intentarlo durante ${minutes} minutos.`,
        "Si has sido tú, espera un momento o pide una contraseña nueva en la página de acceso.",
      ],
      footer: "Si no has sido tú, tu contraseña ha resistido. No tienes que hacer nada.",
    }),
};

const inLanguage = (locale: string) => (locale.startsWith("es") ? ES : EN);

export function invitationMail(locale: string, words: Invitation): WrittenMail {
  return inLanguage(locale).invitation(words);
}

export function passwordResetMail(locale: string, words: Reset): WrittenMail {
  return inLanguage(locale).reset(words);
}

export function passwordChangedMail(locale: string, words: Notice): WrittenMail {
  return inLanguage(locale).passwordChanged(words);
}

export function twoFactorChangedMail(locale: string, words: TwoFactorChange): WrittenMail {
  return inLanguage(locale).twoFactorChanged(words);
}

export function signInLockedMail(locale: string, words: Lock): WrittenMail {
  return inLanguage(locale).signInLocked(words);
}
