# syntax=docker/dockerfile:1.10
# Built from the root of the repository: docker build -f deploy/ustaz-platform.Dockerfile .
FROM mcr.microsoft.com/dotnet/sdk:10.0.401-noble AS build
WORKDIR /source
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props global.json BannedSymbols.txt .editorconfig ./
COPY src/ src/
RUN dotnet publish src/Stubs/UstazPlatform/Attestation.Stubs.UstazPlatform.csproj --configuration Release --output /app -p:RestoreLockedMode=true -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0.12-noble
WORKDIR /app
COPY --from=build /app ./
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true DOTNET_EnableDiagnostics=0
USER $APP_UID
EXPOSE 8082

# The image has no curl; bash opens the connection itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8082 && printf 'GET /__admin/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "Attestation.Stubs.UstazPlatform.dll", "--address", "http://0.0.0.0:8082"]
