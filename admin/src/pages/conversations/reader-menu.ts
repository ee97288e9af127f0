import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import type { MenuItem } from "../../kit/menu.tsx";

export type Asked = "close" | "transfer" | "assign" | "delete" | "check" | "erase";

interface ReaderMenu {
  readonly isMine: () => boolean;
  readonly canClaim: () => boolean;
  readonly ask: (about: Asked) => void;
  readonly release: () => void;
  readonly handOut: () => void;
}

/** What a conversation's menu offers to whoever looks at it. */
export function useMenuItems(menu: ReaderMenu): () => MenuItem[] {
  const can = useCan();
  const answering = (): MenuItem[] => [
    ...(menu.isMine()
      ? [
          { label: t("inbox.transfer"), onSelect: () => menu.ask("transfer") },
          { label: t("inbox.release"), onSelect: menu.release },
        ]
      : []),
    ...(menu.canClaim() ? [{ label: t("inbox.close"), onSelect: () => menu.ask("close") }] : []),
    { label: t("inbox.assign"), onSelect: () => menu.ask("assign") },
  ];
  const privacy = (): MenuItem[] => [
    { label: t("privacy.export"), onSelect: menu.handOut },
    { label: t("privacy.erase_menu"), onSelect: () => menu.ask("erase"), isDangerous: true },
  ];
  return () => [
    ...(can("conversations.manage") ? answering() : []),
    { label: t("privacy.check"), onSelect: () => menu.ask("check") },
    ...(can("privacy.manage") ? privacy() : []),
  ];
}
