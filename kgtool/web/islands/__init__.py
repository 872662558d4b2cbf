"""What a page does in the browser beyond what the server renders: sources in TypeScript, and how they are bundled."""
