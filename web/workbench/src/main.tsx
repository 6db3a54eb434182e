import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { NotOpened } from './app/not-opened.js';
import { Session, type Surroundings } from './app/session.js';
import './app/desk.css';

const root = createRoot(document.getElementById('desk')!);

try {
  const response = await fetch(`${import.meta.env.BASE_URL}config.json`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const session = await Session.open((await response.json()) as Surroundings);
  // Without a session the browser is leaving for the issuer.
  if (session) {
    root.render(
      <StrictMode>
        <App session={session} />
      </StrictMode>,
    );
  }
} catch (error) {
  root.render(<NotOpened reason={(error as Error).message} />);
}
