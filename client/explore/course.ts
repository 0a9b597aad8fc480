/**
 * Courses of history: recorded stretches that follow each other by their scenarios' own word. One is looked at at a time,
 * because two wars on one axis say nothing.
 */
import type { Line, LineStretch } from "../../shared/exploring.ts";

/** Every course with its stretches in the order of time, the longest first. */
export function coursesOf({ stretches }: Line): readonly (readonly LineStretch[])[] {
  const followed = new Set(stretches.flatMap((s) => s.next ?? []));
  const course = (first: LineStretch): readonly LineStretch[] => {
    const found = [first];
    for (let at: LineStretch | undefined = first; at !== undefined; ) {
      const { next }: LineStretch = at;
      at = stretches.find((s) => s.scenario === next && !found.includes(s));
      if (at !== undefined) found.push(at);
    }
    return found;
  };
  return stretches
    .filter((s) => !followed.has(s.scenario))
    .map(course)
    .sort((a, b) => b.length - a.length);
}

/** The line of the course in which `scenario` lies; of the longest when there is no such one. */
export function courseWith(line: Line, scenario: string | null): Line {
  const courses = coursesOf(line);
  const stretches = courses.find((c) => c.some((s) => s.scenario === scenario)) ?? courses[0] ?? [];
  const within = new Set(stretches.map((s) => s.scenario));
  return { stretches, nodes: line.nodes.filter((n) => within.has(n.scenario)) };
}
