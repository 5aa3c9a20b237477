@echo off
rem Cai tdkt cho nguoi dang dung may; khong can mang, khong can quyen quan tri.
rem (Tep nay viet khong dau: cua so lenh doi cu doc sai chu co dau.)
setlocal
set "NOI=%LOCALAPPDATA%\tdkt"
where py >nul 2>nul || (echo Chua co Python: chay bo cai Python truoc, chon "Install Now". & pause & exit /b 2)
py -@PYTHON@ -m venv "%NOI%\moi-truong" || (echo Khong lap duoc moi truong Python @PYTHON@. & pause & exit /b 2)
"%NOI%\moi-truong\Scripts\python" -m pip install --no-index --find-links "%~dp0goi" --upgrade tdkt-cli || (pause & exit /b 2)
if not exist "%NOI%\lenh" mkdir "%NOI%\lenh"
> "%NOI%\lenh\tdkt.cmd" echo @"%NOI%\moi-truong\Scripts\tdkt.exe" %%*
powershell -NoProfile -Command "$p=[Environment]::GetEnvironmentVariable('Path','User'); if ($p -notlike '*\tdkt\lenh*') {[Environment]::SetEnvironmentVariable('Path', \"$p;$env:LOCALAPPDATA\tdkt\lenh\", 'User')}"
echo.
"%NOI%\moi-truong\Scripts\tdkt" kiemtramay
echo.
echo Da cai xong. Mo mot cua so lenh MOI roi go: tdkt
pause
