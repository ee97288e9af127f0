import Copy from "lucide-solid/icons/copy";
import Ellipsis from "lucide-solid/icons/ellipsis";
import Trash from "lucide-solid/icons/trash";
import { createSignal, type JSX } from "solid-js";
import { Button } from "../../kit/button.tsx";
import { ConfirmName } from "../../kit/confirm-name.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { Drawer } from "../../kit/drawer.tsx";
import { Menu } from "../../kit/menu.tsx";
import { Card } from "../../kit/page.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { Tooltip } from "../../kit/tooltip.tsx";

type Open = "dialog" | "confirm" | "drawer" | null;

export function OverlaySamples(): JSX.Element {
  const [open, setOpen] = createSignal<Open>(null);
  const close = () => setOpen(null);
  return (
    <Card title="What lies above the page">
      <div class="flex flex-wrap items-center gap-2">
        <Button onClick={() => setOpen("dialog")}>Open dialog</Button>
        <Button onClick={() => setOpen("confirm")}>Open confirmation</Button>
        <Button onClick={() => setOpen("drawer")}>Open drawer</Button>
        <Button onClick={() => toast("Lead archived", () => toast("Lead is back"))}>Toast</Button>
        <Button onClick={() => toastProblem("No connection.")}>Bad toast</Button>
        <Tooltip text="Counted in the client's time zone">
          {(trigger) => <Button {...trigger}>Tooltip</Button>}
        </Tooltip>
        <SampleMenu />
      </div>
      <Dialog
        isOpen={open() === "dialog"}
        onClose={close}
        title="Rename"
        description="Visitors do not see this name."
      >
        <TextField label="Name" value="Northwind" onInput={() => undefined} />
        <DialogActions>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" onClick={close}>
            Save
          </Button>
        </DialogActions>
      </Dialog>
      <ConfirmName
        isOpen={open() === "confirm"}
        onClose={close}
        title="Delete this widget?"
        name="Northwind"
        action="Delete widget"
        isBusy={false}
        onConfirm={close}
      >
        Its conversations and knowledge go with it. Leads stay.
      </ConfirmName>
      <Drawer
        isOpen={open() === "drawer"}
        onClose={close}
        title="Lead"
        footer={<Button onClick={close}>Done</Button>}
      >
        <p>Details of one thing, with the page still behind it.</p>
      </Drawer>
    </Card>
  );
}

function SampleMenu(): JSX.Element {
  const items = [
    { label: "Duplicate", icon: <Copy size={16} aria-hidden="true" />, onSelect: () => undefined },
    { label: "Not now", isDisabled: true, onSelect: () => undefined },
    {
      label: "Delete",
      icon: <Trash size={16} aria-hidden="true" />,
      isDangerous: true,
      onSelect: () => undefined,
    },
  ];
  return <Menu label="More" trigger={<Ellipsis size={18} aria-hidden="true" />} items={items} />;
}
