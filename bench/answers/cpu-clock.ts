/** CPU time of this process, all of its threads, plus what was put to its account. */
export interface CpuClock {
  nowMicros(): number;
  /** Counts work as done again that was spared by remembering its result. */
  add(micros: number): void;
}

export function makeCpuClock(): CpuClock {
  let addedMicros = 0;
  return {
    nowMicros() {
      const { user, system } = process.cpuUsage();
      return user + system + addedMicros;
    },
    add(micros) {
      addedMicros += micros;
    },
  };
}
