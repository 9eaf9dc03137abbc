{{/* The folders whose objects are rendered, as a JSON list; they are links to what kustomize builds. */}}
{{- define "dealerflow.folders" -}}
{{- $folders := list "base" -}}
{{- if .Values.kafka.enabled }}{{ $folders = append $folders "kafka" }}{{ end -}}
{{- if .Values.database.enabled }}{{ $folders = append $folders "database" }}{{ end -}}
{{- if .Values.monitoring.enabled }}{{ $folders = append $folders "monitoring" }}{{ end -}}
{{- if ne .Values.keda.trigger "none" }}{{ $folders = append $folders (printf "keda/%s" .Values.keda.trigger) }}{{ end -}}
{{ toJson $folders }}
{{- end }}

{{/* Changes an object by the values. Takes the root context and the object. */}}
{{- define "dealerflow.adjust" -}}
{{- $values := (index . 0).Values -}}
{{- $object := index . 1 -}}
{{- $name := $object.metadata.name -}}
{{- if eq $object.kind "Deployment" }}
  {{- $service := get $values.services $name | default dict }}
  {{- if hasKey $service "replicas" }}{{ $_ := set $object.spec "replicas" $service.replicas }}{{ end }}
  {{- range $container := $object.spec.template.spec.containers }}
    {{- $image := $container.image }}
    {{- if $values.images.tag }}{{ $image = printf "%s:%s" (first (splitList ":" $image)) $values.images.tag }}{{ end }}
    {{- with get $values.images.digests $name }}{{ $image = printf "%s@%s" (first (splitList ":" $image)) . }}{{ end }}
    {{- if $values.images.registry }}{{ $image = printf "%s/%s" $values.images.registry $image }}{{ end }}
    {{- $_ := set $container "image" $image }}
    {{- with $service.resources }}{{ $_ := set $container "resources" . }}{{ end }}
    {{- with $service.env }}{{ $_ := set $container "env" (concat $container.env .) }}{{ end }}
  {{- end }}
{{- else if and (eq $object.kind "ConfigMap") (eq $name "dealerflow") }}
  {{- $_ := set $object.data "CAPTURES_URL" (printf "https://%s" (get $values.ingress.hosts "ingest-service")) }}
  {{- $_ := set $object.data "CAPTURES_STREAM_URL" (printf "wss://%s" (get $values.ingress.hosts "ingest-service")) }}
  {{- $_ := set $object.data "DASHBOARD_ORIGINS" (printf "https://%s" (get $values.ingress.hosts "gex-api")) }}
  {{- $_ := mergeOverwrite $object.data $values.settings }}
{{- else if eq $object.kind "Ingress" }}
  {{- $host := get $values.ingress.hosts $name }}
  {{- $_ := set $object.spec "ingressClassName" $values.ingress.className }}
  {{- $_ := set (first $object.spec.tls) "hosts" (list $host) }}
  {{- $_ := set (first $object.spec.rules) "host" $host }}
  {{- $_ := mergeOverwrite $object.metadata.annotations $values.ingress.annotations }}
{{- else if eq $object.kind "ScaledObject" }}
  {{- $_ := set $object.spec "maxReplicaCount" $values.keda.maxReplicas }}
{{- end }}
{{- end }}
