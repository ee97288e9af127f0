import { type RouteSectionProps, useLocation } from "@solidjs/router";
import MenuIcon from "lucide-solid/icons/menu";
import {
  createComputed,
  createEffect,
  createSignal,
  ErrorBoundary,
  type JSX,
  lazy,
  on,
  Show,
  Suspense,
} from "solid-js";
import { keepClientInAddress } from "../api/chosen-client.ts";
import { attentionCount } from "../api/inbox.ts";
import { useMe } from "../api/session.ts";
import { locale, setLocale, t } from "../i18n/i18n.ts";
import { IconButton } from "../kit/button.tsx";
import { Loaded, SkeletonRows } from "../kit/states.tsx";
import { setHomeZone } from "../kit/time.tsx";
import { ZonesShown } from "../kit/zone-note.tsx";
import { ClientPicker } from "./client-picker.tsx";
import { CommandPalette } from "./command-palette.tsx";
import { Late } from "./late.tsx";
import { PageFailure } from "./page-file.tsx";
import { ProgressBar, ProgressLine } from "./progress-bar.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { NavigationMenu } from "./sidebar.tsx";
import { StaleNote } from "./stale-note.tsx";
import { WaitingNote } from "./waiting-note.tsx";

// Menus and dialogs weigh more than the rest of the shell: the page does not wait for them.
const UserMenu = lazy(async () => ({ default: (await import("./user-menu.tsx")).UserMenu }));
const ClientDialog = lazy(async () => ({
  default: (await import("./client-dialog.tsx")).ClientDialog,
}));
const InboxLink = lazy(async () => ({ default: (await import("./inbox-link.tsx")).InboxLink }));
const PresenceMenu = lazy(async () => ({
  default: (await import("./presence-menu.tsx")).PresenceMenu,
}));
const MenuSheet = lazy(async () => ({ default: (await import("./menu-sheet.tsx")).MenuSheet }));

/** Everything around a page that needs somebody signed in. */
export function Shell(props: RouteSectionProps): JSX.Element {
  const me = useMe();
  const [isMenuOpen, setMenuOpen] = createSignal(false);
  const [isMenuWanted, setMenuWanted] = createSignal(false);
  const [isClientOpen, setClientOpen] = createSignal(false);
  const [isClientWanted, setClientWanted] = createSignal(false);
  // One dialog at a time: the phone's menu makes room for this one.
  const chooseClient = () => {
    setMenuOpen(false);
    setClientWanted(true);
    setClientOpen(true);
  };
  const openMenu = () => {
    setMenuWanted(true);
    setMenuOpen(true);
  };
  createComputed(() => setHomeZone(me.data?.client?.timezone));
  // The language that the user chose on another machine.
  createEffect(
    on(
      () => me.data?.locale,
      (wished) => {
        if (wished && wished !== locale()) void setLocale(wished);
      },
    ),
  );
  // Somebody else has signed in, in another tab: nothing of the former user's may stay in memory.
  createEffect(
    on(
      () => me.data?.id,
      (id, before) => {
        if (before !== undefined && id !== undefined && id !== before) location.reload();
      },
    ),
  );
  return (
    <Loaded query={me} skeleton={<ProgressLine />}>
      {(user) => (
        <div class="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
          <button
            type="button"
            // No link: the router would take it for a change of address, which moves no focus.
            onClick={() => document.getElementById("main")?.focus()}
            class="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
          >
            {t("layout.skip")}
          </button>
          <ProgressBar />
          {/* Before the pages: what they ask for first is of the client that the address names. */}
          <Show when={user().role === "super_admin"}>
            <ClientInAddress />
          </Show>
          <TopBar onOpen={openMenu} />
          <Sidebar onChooseClient={chooseClient} />
          <Show when={isMenuWanted()}>
            <Late>
              <MenuSheet
                isOpen={isMenuOpen()}
                onClose={() => setMenuOpen(false)}
                brand={<Brand class="flex" />}
                client={<ChosenClient onOpen={chooseClient} />}
              />
            </Late>
          </Show>
          <Main>{props.children}</Main>
          <StaleNote />
          <WaitingNote />
          <Late>
            <InboxLink />
          </Late>
          <Show when={isClientWanted()}>
            <Late>
              <ClientDialog isOpen={isClientOpen()} onClose={() => setClientOpen(false)} />
            </Late>
          </Show>
          <CommandPalette />
          <Shortcuts />
        </div>
      )}
    </Loaded>
  );
}

function ClientInAddress(): null {
  keepClientInAddress();
  return null;
}

function Main(props: { readonly children: JSX.Element }): JSX.Element {
  const location = useLocation();
  let main: HTMLElement | undefined;
  // Whoever cannot see that the page changed is put at its beginning.
  createEffect(
    on(
      () => location.pathname,
      () => main?.focus({ preventScroll: true }),
      { defer: true },
    ),
  );
  return (
    <main id="main" ref={main} tabIndex={-1} class="min-w-0 outline-none">
      <ErrorBoundary fallback={(error, reset) => <PageFailure error={error} onRetry={reset} />}>
        <Suspense fallback={<SkeletonRows />}>
          <ZonesShown>{props.children}</ZonesShown>
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}

function Sidebar(props: { readonly onChooseClient: () => void }): JSX.Element {
  return (
    <aside
      aria-label={t("layout.menu")}
      class="sticky top-0 hidden h-dvh flex-col border-r border-line bg-surface lg:flex print:hidden"
    >
      <Brand class="flex h-14 flex-none px-4" />
      <ChosenClient class="px-2.5" onOpen={() => props.onChooseClient()} />
      <div class="min-h-0 flex-1 overflow-y-auto px-2.5 py-2">
        <NavigationMenu />
      </div>
      <div class="border-t border-line p-2">
        <Late placeholder={<div class="h-22" />}>
          <PresenceMenu />
          <UserMenu />
        </Late>
      </div>
    </aside>
  );
}

/** For whom there is something to choose. */
function ChosenClient(props: {
  readonly class?: string;
  readonly onOpen: () => void;
}): JSX.Element {
  const me = useMe();
  return (
    <Show when={me.data?.role === "super_admin"}>
      <div class={props.class}>
        <ClientPicker onOpen={() => props.onOpen()} />
      </div>
    </Show>
  );
}

function TopBar(props: { readonly onOpen: () => void }): JSX.Element {
  return (
    <header class="sticky top-0 z-30 flex h-14 items-center justify-between border-b border-line bg-surface px-3 lg:hidden print:hidden">
      <Brand class="flex" />
      <IconButton label={t("layout.menu")} class="relative" onClick={() => props.onOpen()}>
        <MenuIcon size={20} aria-hidden="true" />
        {/* To the eye only: the menu says how many, and so does the page's title. */}
        <Show when={attentionCount() > 0}>
          <span
            class="absolute top-1.5 right-1.5 size-2.5 rounded-full bg-warning"
            aria-hidden="true"
          />
        </Show>
      </IconButton>
    </header>
  );
}

export function Brand(props: { readonly class?: string }): JSX.Element {
  return (
    <div class={`items-center gap-2.5 font-semibold ${props.class ?? "flex"}`}>
      <img src="/icon.svg" alt="" width="24" height="24" />
      WeTechForU Chat
    </div>
  );
}
