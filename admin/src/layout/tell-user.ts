import { presenceChoices } from "./presence-choices.ts";

const FIRST_HZ = 660;
const SECOND_HZ = 880;
const NOTE_S = 0.12;
const LOUDNESS = 0.08;

let audio: AudioContext | null = null;

/** Two short notes, made here: nothing to download, and nothing that could be missing. */
export function playBlip(): void {
  try {
    audio ??= new AudioContext();
    // A page that nobody has pressed yet may not sound; it is silent then.
    if (audio.state === "suspended") void audio.resume().catch(() => undefined);
    playNote(audio, FIRST_HZ, audio.currentTime);
    playNote(audio, SECOND_HZ, audio.currentTime + NOTE_S);
  } catch {
    // No sound card, or none allowed: the count in the title says the same.
  }
}

function playNote(context: AudioContext, frequencyHz: number, atS: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = frequencyHz;
  volume.gain.setValueAtTime(LOUDNESS, atS);
  volume.gain.exponentialRampToValueAtTime(0.001, atS + NOTE_S);
  tone.connect(volume).connect(context.destination);
  tone.start(atS);
  tone.stop(atS + NOTE_S);
}

export function canNotify(): boolean {
  return "Notification" in globalThis;
}

/** Asks the browser, which asks the user: only to be called on a click that is about it. */
export async function askToNotify(): Promise<boolean> {
  return canNotify() && (await Notification.requestPermission()) === "granted";
}

interface Told {
  readonly conversationId: string;
  readonly title: string;
  readonly onOpen: () => void;
}

/** Whoever is away wants quiet; whoever looks at the page sees it there. */
export function tellUser({ conversationId, title, onOpen }: Told): void {
  const { isAvailable, hasSound, hasNotifications } = presenceChoices();
  if (!isAvailable) return;
  if (hasSound) playBlip();
  const isHidden = document.visibilityState === "hidden";
  if (!hasNotifications || !isHidden || !canNotify() || Notification.permission !== "granted")
    return;
  try {
    // One of each conversation at a time, however many messages.
    const note = new Notification(title, { tag: conversationId, icon: "/icon.svg" });
    note.onclick = () => {
      window.focus();
      note.close();
      onOpen();
    };
  } catch {
    // Some phones allow notifications from a service worker only, which the dashboard has none of.
  }
}
