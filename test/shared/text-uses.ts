import { parseSync } from "@swc/core";
import { argumentsOf, type Binding, found, type Scope, scopeOf } from "./text-scopes.ts";
import {
  childrenOf,
  type Declared,
  declaredIn,
  defaultNamespace,
  membersOf,
  type Node,
  nameOf,
  namespacesOf,
  stringsIn,
  wordsOf,
} from "./text-types.ts";

/** One place in the sources that asks for a text. */
export interface TextUse {
  /** `ns:path.to.key`; where the key is put together, `*` stands for each part that is known at run time alone. */
  readonly key: string;
  /** What is put into the text; null where that cannot be read from the source. */
  readonly given: readonly string[] | null;
}

/** What a source asks for, and which of its keys cannot be read: those would be neither used nor missing. */
export interface TextUses {
  readonly uses: readonly TextUse[];
  readonly unreadable: readonly string[];
}

/**
 * Reads every `t("…")`, `x.t("…")` and `<Trans i18nKey="…">` of TypeScript sources.
 * @param sources code by path; one that ends in `x` may hold JSX
 */
export function textUses(sources: ReadonlyMap<string, string>): ReadonlyMap<string, TextUses> {
  const modules = [...sources].map(([path, code]) => {
    const options = { syntax: "typescript", tsx: path.endsWith("x") } as const;
    return [path, parseSync(code, options) as unknown as Node] as const;
  });
  const each = modules.map(([path, module]) => [path, module, declaredIn(module)] as const);
  const all = (part: keyof Declared) => each.flatMap(([, , declared]) => [...declared[part]]);
  return new Map(
    each.map(([path, module, own]) => {
      const types = new Map([...all("types"), ...own.types]);
      const returns = new Map([...all("returns"), ...own.returns]);
      return [path, usesIn(module, { types, returns })];
    }),
  );
}

function usesIn(module: Node, declared: Declared): TextUses {
  const uses: TextUse[] = [];
  const unreadable: string[] = [];
  const only = onlyNamespace(module);

  function ask(argument: Node | null, namespace: string | null, given: TextUse["given"], scopes: Scope[]) {
    const keys = argument === null ? null : keysOf(argument, scopes, declared);
    if (keys === null) unreadable.push(`a key that is ${argument?.type ?? "nothing"}`);
    for (const key of keys ?? []) {
      if (key.includes(":")) uses.push({ key, given });
      else if (namespace !== null) uses.push({ key: `${namespace}:${key}`, given });
      else unreadable.push(`“${key}”, of a namespace that is not said`);
    }
  }

  function walk(node: Node, scopes: Scope[]): void {
    const inner = scopeOf(node, declared);
    const seen = inner === null ? scopes : [...scopes, inner];
    if (node.type === "CallExpression") {
      const called = calledT(node.callee as Node, seen, declared, only);
      const [key, options] = argumentsOf(node);
      if (called !== null && key !== undefined) ask(key, called.namespace, givenBy(options), seen);
    }
    if (node.type === "JSXOpeningElement" && nameOf(node.name) === "Trans") {
      const values = attributeOf(node, "values");
      const given = values === null ? [] : givenBy(values);
      ask(attributeOf(node, "i18nKey"), namespaceOfTrans(node, seen), given, seen);
    }
    for (const child of childrenOf(node)) walk(child, seen);
  }

  walk(module, []);
  return { uses, unreadable };
}

/** The first namespace of a binding that is a `t`. */
function namespaceOf(binding: Binding | undefined): string | null {
  return binding?.kind === "t" ? (binding.namespaces[0] ?? defaultNamespace) : null;
}

/** The namespace of every `t` that a module types or takes, where it is the same for all of them. */
function onlyNamespace(node: Node): string | null {
  const all = new Set<string>();
  const collect = (each: Node): void => {
    const namespaces =
      each.type === "TsTypeReference"
        ? nameOf(each.typeName) === "TFunction" &&
          namespacesOf(each, { types: new Map(), returns: new Map() })
        : each.type === "CallExpression" &&
          nameOf(each.callee) === "useTranslation" &&
          stringsIn(argumentsOf(each)[0]);
    if (namespaces) all.add(namespaces[0] ?? defaultNamespace);
    for (const child of childrenOf(each)) collect(child);
  };
  collect(node);
  return all.size === 1 ? ([...all][0] ?? null) : null;
}

/**
 * The `t` that is called, if one is; without a namespace where that is not known.
 * @param only the one namespace of the module: what a `t` has whose type comes from where it is handed in
 */
function calledT(
  callee: Node,
  scopes: readonly Scope[],
  declared: Declared,
  only: string | null,
): { readonly namespace: string | null } | null {
  if (callee.type === "Identifier") {
    const namespace = namespaceOf(found(String(callee.value), scopes));
    return namespace !== null || callee.value === "t" ? { namespace: namespace ?? only } : null;
  }
  if (callee.type !== "MemberExpression" || nameOf(callee.property) !== "t") return null;
  const owner = found(String(nameOf(callee.object)), scopes);
  const type = owner?.kind === "type" ? membersOf(owner.of, declared).get("t") : undefined;
  const namespaces = type === undefined ? null : namespacesOf(type, declared);
  return { namespace: namespaces?.[0] ?? null };
}

function namespaceOfTrans(element: Node, scopes: readonly Scope[]): string | null {
  const ns = attributeOf(element, "ns");
  if (ns?.type === "StringLiteral") return String(ns.value);
  const t = attributeOf(element, "t");
  return t === null ? defaultNamespace : namespaceOf(found(String(nameOf(t)), scopes));
}

/** The keys that an expression can come to, or null where that cannot be read. */
function keysOf(node: Node, scopes: readonly Scope[], declared: Declared): string[] | null {
  const all = (nodes: readonly (Node | undefined)[]): string[] | null => {
    const each = nodes.map((one) => (one === undefined ? null : keysOf(one, scopes, declared)));
    return each.some((keys) => keys === null) ? null : each.flatMap((keys) => keys ?? []);
  };
  switch (node.type) {
    case "StringLiteral":
      return [String(node.value)];
    case "NullLiteral":
      return [];
    case "TemplateLiteral":
      return [(node.quasis as { cooked: string }[]).map(({ cooked }) => cooked).join("*")];
    case "ParenthesisExpression":
    case "TsAsExpression":
    case "TsConstAssertion":
    case "TsSatisfiesExpression":
      return all([node.expression as Node]);
    case "ConditionalExpression":
      return all([node.consequent as Node, node.alternate as Node]);
    case "ObjectExpression":
      return all((node.properties as Node[]).map((property) => property.value as Node | undefined));
    case "MemberExpression":
      return all([node.object as Node]);
    case "Identifier": {
      const binding = found(String(node.value), scopes);
      if (binding?.kind === "value") return all([binding.init]);
      return binding?.kind === "type" ? wordsOf(binding.of, declared) : null;
    }
    default:
      return null;
  }
}

/** What an object literal has, by name; null where some of it comes from elsewhere. */
function givenBy(options: Node | undefined): readonly string[] | null {
  if (options === undefined) return [];
  if (options.type !== "ObjectExpression") return null;
  const properties = options.properties as Node[];
  if (properties.some(({ type }) => type === "SpreadElement")) return null;
  return properties.map((property) =>
    String(property.type === "Identifier" ? property.value : nameOf(property.key)),
  );
}

function attributeOf(element: Node, name: string): Node | null {
  for (const attribute of element.attributes as Node[]) {
    if (attribute.type !== "JSXAttribute" || nameOf(attribute.name) !== name) continue;
    const value = attribute.value as Node | null;
    return value?.type === "JSXExpressionContainer" ? (value.expression as Node) : value;
  }
  return null;
}
