import { useNavigate } from "@solidjs/router";
import { useQueryClient } from "@tanstack/solid-query";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import Languages from "lucide-solid/icons/languages";
import LogOut from "lucide-solid/icons/log-out";
import Moon from "lucide-solid/icons/moon";
import Settings from "lucide-solid/icons/settings";
import Sun from "lucide-solid/icons/sun";
import type { JSX } from "solid-js";
import { meOperations } from "../../../contracts/admin/me.ts";
import { signOut } from "../api/auth.ts";
import { call, onSignedOut } from "../api/client.ts";
import { ME_KEY, useMe } from "../api/session.ts";
import { locale, setLocale, t } from "../i18n/i18n.ts";
import { Menu, type MenuItem } from "../kit/menu.tsx";
import { toastProblem } from "../kit/toasts.tsx";
import { setTheme, theme } from "./theme.ts";

export function UserMenu(): JSX.Element {
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const isDark = () => theme() !== "light" && document.documentElement.dataset.theme === "dark";
  const leave = async () => {
    try {
      await signOut();
    } catch {
      toastProblem(t("errors.offline"));
      return;
    }
    // What the page still asks, until the next one is there, is refused, and nobody need hear of it.
    onSignedOut(() => {});
    location.assign("/sign-in");
  };
  const speak = async () => {
    const next = locale() === "en" ? "es" : "en";
    try {
      await setLocale(next);
      await call(meOperations, "PATCH /me", { body: { locale: next } });
    } catch {
      toastProblem(t("layout.language_failed"));
    }
    await queries.invalidateQueries({ queryKey: ME_KEY });
  };
  const items = (): MenuItem[] => [
    {
      label: t("layout.settings"),
      icon: <Settings size={16} aria-hidden="true" />,
      onSelect: () => navigate("/settings"),
    },
    {
      label: isDark() ? t("layout.light") : t("layout.dark"),
      icon: isDark() ? <Sun size={16} aria-hidden="true" /> : <Moon size={16} aria-hidden="true" />,
      onSelect: () => setTheme(isDark() ? "light" : "dark"),
    },
    {
      label: t("layout.other_language"),
      icon: <Languages size={16} aria-hidden="true" />,
      onSelect: speak,
    },
    {
      label: t("layout.sign_out"),
      icon: <LogOut size={16} aria-hidden="true" />,
      onSelect: leave,
    },
  ];
  return (
    <Menu
      label={t("layout.account")}
      class="flex w-full items-center gap-2.5 rounded-md p-2 text-left hover:bg-hover"
      trigger={
        <>
          <span
            class="flex size-8 flex-none items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-text"
            aria-hidden="true"
          >
            {(me.data?.name ?? "·").slice(0, 1)}
          </span>
          <span class="min-w-0 flex-1">
            <span class="block truncate font-medium">{me.data?.name ?? ""}</span>
            <span class="block truncate text-xs text-muted">
              {me.data?.client?.name ?? t("layout.all_clients")}
            </span>
          </span>
          <ChevronsUpDown size={16} aria-hidden="true" class="text-muted" />
        </>
      }
      items={items()}
    />
  );
}
