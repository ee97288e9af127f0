import Ellipsis from "lucide-solid/icons/ellipsis";
import { createSignal, type JSX } from "solid-js";
import { type Column, DataTable } from "../../kit/data-table.tsx";
import { Menu } from "../../kit/menu.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card } from "../../kit/page.tsx";
import { StatusBadge } from "../../kit/status-badge.tsx";
import { Ago } from "../../kit/time.tsx";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: "new" | "contacted" | "converted" | "lost";
  readonly messages: number;
  readonly at: string;
}

const STATUSES = ["new", "contacted", "converted", "lost"] as const;
const NAMES = [
  "Ada Lovelace",
  "Grace Hopper",
  "Katherine Johnson",
  "A name that goes on for rather longer than a column",
];

const ROWS: readonly Row[] = NAMES.map((name, index) => ({
  id: String(index),
  name,
  email: `visitor${index}@example.com`,
  status: STATUSES[index] ?? "new",
  messages: 4 * index + 2,
  at: "2026-11-20T08:00:00Z",
}));

const COLUMNS: readonly Column<Row>[] = [
  { id: "name", header: "Name", isMain: true, cell: (row) => row.name },
  { id: "email", header: "E-mail", cell: (row) => row.email },
  {
    id: "status",
    header: "Status",
    cell: (row) => <StatusBadge status={row.status} label={row.status} />,
  },
  { id: "messages", header: "Messages", isNumber: true, cell: (row) => row.messages },
  { id: "at", header: "Last seen", cell: (row) => <Ago at={row.at} /> },
];

const MORE = { hasNextPage: true, isFetchingNextPage: false, fetchNextPage: () => undefined };

export function TableSamples(): JSX.Element {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set(["1"]));
  return (
    <Card title="Table" isFlush>
      <DataTable
        label="Leads"
        columns={COLUMNS}
        rows={ROWS}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/kit?lead=${row.id}`}
        selection={{ ids: ids(), onChange: setIds }}
        actions={(row) => (
          <Menu
            label={`More for ${row.name}`}
            trigger={<Ellipsis size={18} aria-hidden="true" />}
            items={[{ label: "Archive", onSelect: () => undefined }]}
          />
        )}
      />
      <MoreButton query={MORE} />
    </Card>
  );
}
