@echo off
rem The `banken` command as it comes with the desktop app. It runs on the Node of this machine: the app's own Electron
rem cannot stand in for one (its RunAsNode fuse is off).
where node >nul 2>nul || (
  echo banken: the command needs Node.js 24.6 or newer on the PATH: https://nodejs.org 1>&2
  exit /b 69
)
node "%~dp0app\out\main\banken.js" %*
