import Ellipsis from "lucide-solid/icons/ellipsis";
import Plus from "lucide-solid/icons/plus";
import { For, type JSX } from "solid-js";
import { Avatar } from "../../kit/avatar.tsx";
import { Badge } from "../../kit/badge.tsx";
import { Button, IconButton } from "../../kit/button.tsx";
import { CopyButton } from "../../kit/copy-button.tsx";
import { Keys } from "../../kit/keys.tsx";
import { LinkButton } from "../../kit/link-button.tsx";
import { Card } from "../../kit/page.tsx";
import { Stat } from "../../kit/stat.tsx";
import { StatusBadge } from "../../kit/status-badge.tsx";
import { Ago, Time } from "../../kit/time.tsx";

const TONES = ["plain", "accent", "success", "warning", "danger", "info"] as const;
const AT = "2026-11-23T09:30:00Z";

export function SmallSamples(): JSX.Element {
  return (
    <>
      <Buttons />
      <div class="grid gap-5 lg:grid-cols-2">
        <Words />
        <Instants />
      </div>
      <dl class="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label="Conversations" value="1,284" note="usually 1,100" />
        <Stat label="Leads" value="37" />
        <Stat label="Answered" value="82%" note="of 1,284" />
        <Stat label="Rating" value="–" />
      </dl>
    </>
  );
}

function Buttons(): JSX.Element {
  return (
    <Card title="Buttons" text="Plain, primary, danger, quiet; busy and disabled">
      <div class="flex flex-wrap items-center gap-2">
        <Button kind="primary">
          <Plus size={16} aria-hidden="true" />
          Create widget
        </Button>
        <Button>Plain</Button>
        <Button kind="danger">Delete</Button>
        <Button kind="quiet">Quiet</Button>
        <Button isBusy>Saving</Button>
        <Button kind="primary" disabled>
          Disabled
        </Button>
        <IconButton label="More">
          <Ellipsis size={18} aria-hidden="true" />
        </IconButton>
        <LinkButton href="/kit">Link</LinkButton>
        <LinkButton href="https://example.com" isExternal kind="quiet">
          Elsewhere
        </LinkButton>
        <CopyButton text="wtfu_0123" />
      </div>
    </Card>
  );
}

function Words(): JSX.Element {
  return (
    <Card title="Badges, avatars, keys">
      <div class="flex flex-wrap items-center gap-2">
        <For each={TONES}>{(tone) => <Badge tone={tone}>{tone}</Badge>}</For>
        <StatusBadge status="active" label="Active" />
        <StatusBadge status="pending" label="Pending" />
        <StatusBadge status="no_show" label="No-show" />
        <Avatar name="Ada Lovelace" />
        <Avatar name="Grace" isSmall />
        <Avatar name="Picture that fails" src="/nowhere.png" />
        <Keys keys={["mod", "k"]} />
        <Keys keys={["g", "w"]} />
      </div>
    </Card>
  );
}

function Instants(): JSX.Element {
  return (
    <Card title="Instants">
      <dl class="grid grid-cols-[8rem_1fr] gap-y-1">
        <dt class="text-muted">Kolkata</dt>
        <dd>
          <Time at={AT} zone="Asia/Kolkata" />
        </dd>
        <dt class="text-muted">New York</dt>
        <dd>
          <Time at={AT} zone="America/New_York" />
        </dd>
        <dt class="text-muted">Ago</dt>
        <dd>
          <Ago at={new Date(Date.now() - 7_400_000).toISOString()} zone="Europe/Madrid" />
        </dd>
        <dt class="text-muted">Ahead</dt>
        <dd>
          <Ago at={new Date(Date.now() + 7_400_000).toISOString()} zone="Europe/Madrid" />
        </dd>
      </dl>
    </Card>
  );
}
