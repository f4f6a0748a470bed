import {
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from "@mantine/core";

/** The one accent, light to dark; index 7 is the light theme's, 3 the dark theme's. */
const accent: MantineColorsTuple = [
  "#eef4fa",
  "#d9e6f2",
  "#b3cde6",
  "#86b3e0",
  "#5e97cf",
  "#437fb8",
  "#356c9f",
  "#2c5c8a",
  "#234b71",
  "#193854",
];

/** On the accent. Mantine's own autoContrast reckons with the light theme's shade in both themes. */
const onAccent = "var(--mantine-primary-color-contrast)";

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 3 },
  colors: { accent },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily:
    'Inter, "Segoe UI", system-ui, -apple-system, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "JetBrains Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK JP", monospace',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  headings: { fontWeight: "600" },
  variantColorResolver(input) {
    const resolved = defaultVariantColorsResolver(input);
    const onPrimary = (input.color ?? input.theme.primaryColor) === input.theme.primaryColor;
    return input.variant === "filled" && onPrimary ? { ...resolved, color: onAccent } : resolved;
  },
  components: { Checkbox: Checkbox.extend({ defaultProps: { iconColor: onAccent } }) },
});

/** Mantine's own colours, as the house has them (theme.css). It sets them for each scheme, so ours have to as well. */
const colours = {
  "--mantine-color-body": "var(--b-ground)",
  "--mantine-color-text": "var(--b-text)",
  "--mantine-color-dimmed": "var(--b-dim)",
  "--mantine-color-default": "var(--b-raised)",
  "--mantine-color-default-hover": "var(--b-sunken)",
  "--mantine-color-default-border": "var(--b-line)",
  "--mantine-color-default-color": "var(--b-text)",
  "--mantine-color-placeholder": "var(--b-dim)",
  "--mantine-color-anchor": "var(--b-accent)",
  "--mantine-color-error": "var(--b-malicious)",
};
export const houseColours: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours });
