import BadgeCheck from "lucide-solid/icons/badge-check";
import Ellipsis from "lucide-solid/icons/ellipsis";
import Trash from "lucide-solid/icons/trash";
import type { JSX } from "solid-js";
import type { Installation } from "../../../../contracts/admin/installations.ts";
import { t } from "../../i18n/i18n.ts";
import { Menu } from "../../kit/menu.tsx";

interface InstallationMenuProps {
  readonly place: Installation;
  readonly onVerify: () => void;
  readonly onForget: () => void;
}

export function InstallationMenu(props: InstallationMenuProps): JSX.Element {
  return (
    <Menu
      trigger={<Ellipsis size={16} aria-hidden="true" />}
      label={t("installations.actions", { domain: props.place.domain })}
      items={[
        {
          label: t("installations.verify"),
          icon: <BadgeCheck size={16} aria-hidden="true" />,
          onSelect: () => props.onVerify(),
        },
        {
          label: t("installations.forget", { domain: props.place.domain }),
          icon: <Trash size={16} aria-hidden="true" />,
          isDangerous: true,
          onSelect: () => props.onForget(),
        },
      ]}
    />
  );
}
